// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/one_sandbox_command.h"

namespace liteboxd::ctl {

/// `sandbox decoy ID`: a token that opens nothing, and raises an alarm where a gateway is given it.
class SandboxDecoyCommand final : public OneSandboxCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const sandbox::FoundSandbox &found) override;

    bool m_removes = false;
};

} // namespace liteboxd::ctl
