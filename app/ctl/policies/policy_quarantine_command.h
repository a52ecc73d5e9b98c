// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/policy/network_policy_manager.h"
#include "core/sandbox/sandbox_search.h"

#include <memory>
#include <string>

namespace liteboxd::ctl {

/// `policy quarantine ID` and `policy release ID`: cuts a sandbox off from everything, whatever allows it, and lets it
/// back. To release works for a sandbox that is gone.
class PolicyQuarantineCommand : public Command
{
    Q_OBJECT

public:
    enum class Act { Quarantine, Release };

    explicit PolicyQuarantineCommand(Act act)
        : m_act(act)
    {}

    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void cutOff(Invocation &invocation, const sandbox::Sandbox &sandbox);
    void release(Invocation &invocation);
    void tell(Invocation &invocation, bool isCutOff);

    const Act m_act;
    std::string m_id;
    std::unique_ptr<policy::NetworkPolicyManager> m_policies;
    async::Request m_step;
};

} // namespace liteboxd::ctl
