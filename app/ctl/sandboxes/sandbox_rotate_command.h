// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/sandboxes/each_sandbox_command.h"

namespace liteboxd::ctl {

/// `sandbox rotate ID…`: a new access token in place of the old one.
class SandboxRotateCommand final : public EachSandboxCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const sandbox::Sandbox &sandbox) override;
    Shape shape() const override;

    bool m_isDryRun = false;
};

} // namespace liteboxd::ctl
