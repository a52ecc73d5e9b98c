// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_commands.h"

#include "app/ctl/gateway/forward_command.h"
#include "app/ctl/gateway/gateway_run_command.h"

namespace liteboxd::ctl {

std::vector<CommandRow> gatewayCommands()
{
    return {
        {"", "forward", "Makes ports of a sandbox ports of this machine, until Ctrl-C",
         "liteboxctl forward 0a1b2c3d 8080 15432:5432", make<ForwardCommand>},
        {"gateway", "run", "Serves the sandboxes on this machine, until Ctrl-C", "liteboxctl gateway run --port 7080",
         make<GatewayRunCommand>},
    };
}

} // namespace liteboxd::ctl
