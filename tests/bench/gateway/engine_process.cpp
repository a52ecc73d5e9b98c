// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/engine_process.h"

#include "tests/bench/gateway/workload.h"

#include "gateway/engine/gateway.h"
#include "gateway/http/server.h"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace liteboxd::bench {

namespace {

std::string contentOf(const std::string &file)
{
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

int runEngine(const EngineSetup &setup)
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    http::Server::Settings settings;
    settings.listen = {*io::SocketAddress::parse("127.0.0.1", setup.port)};
    settings.workers = setup.workers;
    engine::Gateway::Settings gatewaySettings;
    if (!setup.certificates.empty()) {
        const auto tls = io::TlsContext::server(contentOf(setup.certificates + "/certificate.pem"),
                                                contentOf(setup.certificates + "/key.pem"));
        if (!tls) {
            std::fprintf(stderr, "%s\n", tls.error().message.c_str());
            return 1;
        }
        settings.tls = *tls;
        gatewaySettings.servesTls = true;
    }
    engine::Gateway gateway(std::move(gatewaySettings));
    engine::RouteTable::Routes routes;
    routes[std::string(benchId)] = std::make_shared<engine::Route>(
        engine::Route{base::digest(benchToken), "127.0.0.1", "liteboxd", "sandbox-bench001", "uid"});
    gateway.publish(std::make_shared<engine::RouteTable>(std::move(routes), engine::RouteTable::Freshness::Current));
    auto server = http::Server::create(std::move(settings), gateway);
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
