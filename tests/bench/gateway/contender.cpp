// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/contender.h"

#include "tests/bench/gateway/temporary_folder.h"

namespace liteboxd::bench {

bool Contender::isInstalled() const
{
    const TemporaryFolder folder;
    PeerSetup setup;
    setup.folder = folder.path();
    return command(setup).has_value();
}

std::vector<Contender> allContenders(const std::string &self, const std::string &goProxy)
{
    using Buffers = PeerSetup::Buffers;
    using Role = Contender::Role;
    std::vector<Contender> all;
    all.push_back({"gateway", Role::Gateway, Buffers::Default, [self](const PeerSetup &setup) -> Command {
                       return {{self, "engine", std::to_string(setup.port), "--workers", std::to_string(setup.workers),
                                "--certificates", setup.certificates.string()}};
                   }});
    const auto addPeer = [&all](const std::string &name, const std::function<Command(const PeerSetup &)> &command) {
        for (const Buffers buffers : {Buffers::Default, Buffers::Large})
            all.push_back({name, Role::Peer, buffers, command});
    };
    addPeer("nginx", nginxCommand);
    addPeer("HAProxy", haproxyCommand);
    addPeer("Caddy", caddyCommand);
    addPeer("Go", [goProxy](const PeerSetup &setup) { return goProxyCommand(setup, goProxy); });
    const auto addLimit = [&all, &self](const std::string &name, Role role, const std::string &subcommand) {
        all.push_back({name, role, Buffers::Default, [self, subcommand](const PeerSetup &setup) -> Command {
                           return {{self, subcommand, std::to_string(setup.port)}};
                       }});
    };
    addLimit("epoll relay", Role::CopyLimit, "copy-relay");
    addLimit("splice relay", Role::SpliceLimit, "splice-relay");
    return all;
}

} // namespace liteboxd::bench
