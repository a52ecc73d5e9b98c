// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/sandbox/sandbox_search.h"

#include <string>

namespace liteboxd::ctl {

/// `policy egress-proxy ID [--off]`: has the gateway's proxy open the list of a sandbox that exists, or open nothing to
/// it any more.
class PolicyEgressProxyCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void change(Invocation &invocation, const sandbox::Sandbox &sandbox);

    std::string m_id;
    bool m_isOff = false;
    async::Request m_step;
};

} // namespace liteboxd::ctl
