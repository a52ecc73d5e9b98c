// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_commands.h"

#include "app/ctl/policies/policy_explain_command.h"
#include "app/ctl/policies/policy_lint_command.h"
#include "app/ctl/policies/policy_matrix_command.h"

namespace liteboxd::ctl {

std::vector<CommandRow> policyCommands()
{
    return {
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
