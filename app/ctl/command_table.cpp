// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/command_table.h"

#include "app/ctl/audit/audit_commands.h"
#include "app/ctl/cluster/cluster_commands.h"
#include "app/ctl/flows/flow_commands.h"
#include "app/ctl/gateway/gateway_commands.h"
#include "app/ctl/policies/policy_commands.h"
#include "app/ctl/sandboxes/sandbox_commands.h"
#include "app/ctl/templates/template_commands.h"
#include "app/ctl/verify/verify_commands.h"

namespace liteboxd::ctl {

std::vector<CommandRow> commandTable()
{
    std::vector<CommandRow> all;
    for (const auto &rows : {templateCommands(), sandboxCommands(), policyCommands(), flowCommands(), gatewayCommands(),
                             verifyCommands(), auditCommands(), clusterCommands()})
        all.insert(all.end(), rows.begin(), rows.end());
    return all;
}

std::map<std::string, std::string> nounTexts()
{
    return {{"context", "the contexts of the kubeconfig"},
            {"gateway", "the gateway, on this machine"},
            {"internet", "internet access of sandboxes"},
            {"policy", "network policies: what they do to a connection, to all, and where they do something else"},
            {"sandbox", "sandboxes: make, list, look into, change, delete"},
            {"template", "templates, from which sandboxes are made"}};
}

} // namespace liteboxd::ctl
