// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/policy/dns_place.h"
#include "core/policy/network_policy_manager.h"

#include <memory>

namespace liteboxd::ctl {

/// `policy ensure [--dry-run] [--take]`: applies the default policies, after the API server has judged all of them.
/// Where the cluster's DNS is not where they look for it, it stops before anything is written.
class PolicyEnsureCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void considerDns(Invocation &invocation, const base::Result<policy::DnsPlace> &place);
    void ensure(Invocation &invocation);
    void tell(Invocation &invocation, const policy::PolicyReport &report) const;

    bool m_isDryRun = false;
    bool m_takes = false;
    bool m_isAnyDns = false;
    std::unique_ptr<policy::NetworkPolicyManager> m_policies;
    async::Request m_step;
};

} // namespace liteboxd::ctl
