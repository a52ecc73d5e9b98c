// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_commands.h"

#include "app/ctl/policies/policy_diff_command.h"
#include "app/ctl/policies/policy_dns_lock_command.h"
#include "app/ctl/policies/policy_egress_proxy_command.h"
#include "app/ctl/policies/policy_ensure_command.h"
#include "app/ctl/policies/policy_explain_command.h"
#include "app/ctl/policies/policy_lint_command.h"
#include "app/ctl/policies/policy_list_command.h"
#include "app/ctl/policies/policy_matrix_command.h"
#include "app/ctl/policies/policy_persistence_command.h"
#include "app/ctl/policies/policy_quarantine_command.h"
#include "app/ctl/policies/policy_show_command.h"

namespace liteboxd::ctl {

namespace {

template<PolicyQuarantineCommand::Act act>
std::unique_ptr<Command> makeQuarantine()
{
    return std::make_unique<PolicyQuarantineCommand>(act);
}

} // namespace

std::vector<CommandRow> policyCommands()
{
    return {
        {"policy", "list", "Lists the network policies that can decide about sandboxes",
         "liteboxctl policy list -o wide", make<PolicyListCommand>},
        {"policy", "diff", "Shows how the default policies in the cluster differ from the shipped ones",
         "liteboxctl policy diff allow-dns", make<PolicyDiffCommand>},
        {"policy", "ensure", "Applies the default policies after the API server has judged them all",
         "liteboxctl policy ensure --dry-run", make<PolicyEnsureCommand>},
        {"policy", "show", "Shows one network policy", "liteboxctl policy show allow-dns -o yaml",
         make<PolicyShowCommand>},
        {"policy", "verify-persistence", "Says whether the default policies are stored and outlive restarts",
         "liteboxctl policy verify-persistence --yes", make<PolicyPersistenceCommand>},
        {"policy", "quarantine", "Cuts a sandbox off from everything, whatever else allows it",
         "liteboxctl policy quarantine 0a1b2c3d", makeQuarantine<PolicyQuarantineCommand::Act::Quarantine>},
        {"policy", "release", "Lets a sandbox out of quarantine", "liteboxctl policy release 0a1b2c3d",
         makeQuarantine<PolicyQuarantineCommand::Act::Release>},
        {"policy", "dns-lock", "Lets a sandbox ask for the names of its list only, or with --off for any again",
         "liteboxctl policy dns-lock 0a1b2c3d", make<PolicyDnsLockCommand>},
        {"policy", "egress-proxy", "Has the gateway's proxy open the list of a sandbox, or with --off nothing any more",
         "liteboxctl policy egress-proxy 0a1b2c3d", make<PolicyEgressProxyCommand>},
        {"policy", "explain", "Says whether the policies allow a connection, and which rule decides it",
         "liteboxctl policy explain --sandbox 0a1b2c3d --egress --peer ip:1.1.1.1 --port 443",
         make<PolicyExplainCommand>},
        {"policy", "matrix", "Says who may connect to whom", "liteboxctl policy matrix -o json",
         make<PolicyMatrixCommand>},
        {"policy", "lint", "Says what the rules of the policies really do",
         "liteboxctl policy lint --from-files deploy/network-policies", make<PolicyLintCommand>},
    };
}

} // namespace liteboxd::ctl
