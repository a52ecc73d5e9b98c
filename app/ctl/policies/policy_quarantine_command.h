// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/one_sandbox_command.h"
#include "core/policy/network_policy_manager.h"

#include <memory>

namespace liteboxd::ctl {

/// `policy quarantine ID` and `policy release ID`: cuts a sandbox off from everything, whatever allows it, and lets it
/// back. To release works for a sandbox that is gone.
class PolicyQuarantineCommand : public OneSandboxCommand
{
    Q_OBJECT

public:
    enum class Act { Quarantine, Release };

    explicit PolicyQuarantineCommand(Act act)
        : m_act(act)
    {}

    void start(Invocation &invocation) override;

private:
    void act(Invocation &invocation, const sandbox::FoundSandbox &found) override;
    policy::NetworkPolicyManager &policies(Invocation &invocation);
    void release(Invocation &invocation);
    void tell(Invocation &invocation, bool isCutOff);

    const Act m_act;
    std::unique_ptr<policy::NetworkPolicyManager> m_policies;
};

} // namespace liteboxd::ctl
