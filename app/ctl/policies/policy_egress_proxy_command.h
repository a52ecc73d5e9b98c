// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/one_sandbox_command.h"

namespace liteboxd::ctl {

/// `policy egress-proxy ID [--off]`: has the gateway's proxy open the list of a sandbox that exists, or open nothing to
/// it any more.
class PolicyEgressProxyCommand final : public OneSandboxCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const sandbox::FoundSandbox &found) override;

    bool m_isOff = false;
};

} // namespace liteboxd::ctl
