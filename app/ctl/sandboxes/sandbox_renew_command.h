// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/sandboxes/each_sandbox_command.h"

#include <chrono>

namespace liteboxd::ctl {

/// `sandbox renew ID… [--ttl 1h]`: it ends that long from now.
class SandboxRenewCommand final : public EachSandboxCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const sandbox::Sandbox &sandbox) override;
    Shape shape() const override;
    void conclude(Invocation &invocation) override;

    std::chrono::seconds m_ttl = std::chrono::hours(1);
    bool m_isDryRun = false;
    bool m_isForKeeper = false; ///< one of them is ended by a keeper
};

} // namespace liteboxd::ctl
