// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/engine_process.h"

#include "tests/bench/gateway/workload.h"

#include "gateway/engine/gateway.h"
#include "gateway/engine/server.h"

#include <csignal>
#include <cstdio>

namespace liteboxd::bench {

int runEngine(std::uint16_t port)
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    engine::Gateway gateway(engine::Gateway::Settings{});
    engine::RouteTable::Routes routes;
    routes[std::string(benchId)] = {base::digest(benchToken), "127.0.0.1", "liteboxd", "sandbox-bench001", "uid"};
    gateway.publish(std::make_shared<engine::RouteTable>(std::move(routes), engine::RouteTable::Freshness::Current));
    engine::Server::Settings settings;
    settings.listen = {*io::SocketAddress::parse("127.0.0.1", port)};
    settings.workers = 1;
    auto server = engine::Server::create(std::move(settings), gateway);
    if (!server) {
        std::fprintf(stderr, "%s\n", server.error().message.c_str());
        return 1;
    }
    (*server)->start();
    int received = 0;
    ::sigwait(&ending, &received);
    return 0;
}

} // namespace liteboxd::bench
