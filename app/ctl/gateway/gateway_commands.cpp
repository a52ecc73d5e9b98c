// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_commands.h"

#include "app/ctl/gateway/forward_command.h"
#include "app/ctl/gateway/gateway_api_token_command.h"
#include "app/ctl/gateway/gateway_link_command.h"
#include "app/ctl/gateway/gateway_links_command.h"
#include "app/ctl/gateway/gateway_remove_command.h"
#include "app/ctl/gateway/gateway_revoke_command.h"
#include "app/ctl/gateway/gateway_rollout_command.h"
#include "app/ctl/gateway/gateway_run_command.h"
#include "app/ctl/gateway/ssh_config_command.h"
#include "app/ctl/gateway/tcp_command.h"

namespace liteboxd::ctl {

namespace {

template<install::GatewayRollout::Purpose purpose>
std::unique_ptr<Command> makeRollout()
{
    return std::make_unique<GatewayRolloutCommand>(purpose);
}

} // namespace

std::vector<CommandRow> gatewayCommands()
{
    return {
        {"", "forward", "Makes ports of a sandbox ports of this machine, until Ctrl-C",
         "liteboxctl forward 0a1b2c3d 8080 15432:5432", make<ForwardCommand>},
        {"", "tcp", "Carries standard input and output to a port of a sandbox", "liteboxctl tcp 0a1b2c3d 5432",
         make<TcpCommand>},
        {"", "ssh-config", "Prints a block for ~/.ssh/config that makes sandboxes hosts of ssh",
         "liteboxctl ssh-config >> ~/.ssh/config", make<SshConfigCommand>},
        {"gateway", "run", "Serves the sandboxes on this machine, until Ctrl-C", "liteboxctl gateway run --port 7080",
         make<GatewayRunCommand>},
        {"gateway", "link", "Makes an address that opens part of a sandbox to a browser, for a time",
         "liteboxctl gateway link 0a1b2c3d 8080 --for 1h --path /docs --gateway https://sandboxes.example",
         make<GatewayLinkCommand>},
        {"gateway", "links", "Lists the links there are", "liteboxctl gateway links", make<GatewayLinksCommand>},
        {"gateway", "revoke", "Takes a link away, or all of a sandbox", "liteboxctl gateway revoke --sandbox 0a1b2c3d",
         make<GatewayRevokeCommand>},
        {"gateway", "api-token", "Makes a token for the gateway's management API, and says it once",
         "liteboxctl gateway api-token ci --scope operate --file api-tokens", make<GatewayApiTokenCommand>},
        {"gateway", "install", "Puts the gateway into the cluster, after the API server has judged it",
         "liteboxctl gateway install --image registry.example/liteboxd-gateway:0.1.0",
         makeRollout<install::GatewayRollout::Purpose::Install>},
        {"gateway", "upgrade", "Brings the cluster's gateway up to date, keeping what is not said",
         "liteboxctl gateway upgrade --image registry.example/liteboxd-gateway:0.1.1",
         makeRollout<install::GatewayRollout::Purpose::Upgrade>},
        {"gateway", "remove", "Takes the gateway out of the cluster", "liteboxctl gateway remove --dry-run",
         make<GatewayRemoveCommand>},
    };
}

} // namespace liteboxd::ctl
