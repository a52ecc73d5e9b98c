// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/flows/flow_commands.h"

#include "app/ctl/flows/flows_command.h"
#include "app/ctl/flows/flows_learn_command.h"
#include "app/ctl/flows/flows_why_command.h"
#include "app/ctl/flows/policy_preview_command.h"

namespace liteboxd::ctl {

std::vector<CommandRow> flowCommands()
{
    return {
        {"", "flows", "Shows what Hubble saw: flows, and why they passed or were dropped",
         "liteboxctl flows --sandbox 0a1b2c3d --verdict DROPPED --since 5m", make<FlowsCommand>},
        {"flows", "why", "Says why a flow passed or was dropped",
         "liteboxctl flows why 3f2c7a90-7d0c-4f5e-9b1c-0d7f4d1f9f55", make<FlowsWhyCommand>},
        {"flows", "learn", "Proposes allowed domains from what a sandbox was seen to want",
         "liteboxctl flows learn 0a1b2c3d --since 1h", make<FlowsLearnCommand>},
        {"policy", "preview", "Says which verdicts, and which recorded flows, the policies in a file would change",
         "liteboxctl policy preview -f policy.yaml --since 24h", make<PolicyPreviewCommand>},
    };
}

} // namespace liteboxd::ctl
