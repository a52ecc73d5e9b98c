// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cluster/cluster_commands.h"

#include "app/ctl/cluster/completion_command.h"
#include "app/ctl/cluster/context_list_command.h"
#include "app/ctl/cluster/manual_command.h"
#include "app/ctl/cluster/version_command.h"
#include "app/ctl/cluster/whoami_command.h"

namespace liteboxd::ctl {

std::vector<CommandRow> clusterCommands()
{
    return {
        {"", "version", "Says which version this is", "liteboxctl version", make<VersionCommand>},
        {"", "whoami", "Says who the cluster takes you for", "liteboxctl whoami -o json", make<WhoamiCommand>},
        {"context", "list", "Lists the contexts of the kubeconfig", "liteboxctl context list",
         make<ContextListCommand>},
        {"", "completion", "Writes a completion script for a shell", "source <(liteboxctl completion bash)",
         make<CompletionCommand>},
        {"", "man", "Writes the manual page", "liteboxctl man | man -l -", make<ManualCommand>},
    };
}

} // namespace liteboxd::ctl
