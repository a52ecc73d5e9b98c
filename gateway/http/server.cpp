// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/server.h"

#include "gateway/http/client_limiter.h"
#include "gateway/http/server_loop.h"

#include <algorithm>
#include <atomic>

namespace liteboxd::http {

Server::Server(Settings settings, Service &service)
    : m_settings(std::move(settings))
    , m_service(service)
{}

base::Result<std::unique_ptr<Server>> Server::create(Settings settings, Service &service)
{
    if (settings.workers == 0)
        settings.workers = std::max(1U, std::thread::hardware_concurrency());
    std::unique_ptr<Server> server(new Server(std::move(settings), service));
    std::uint16_t picked = 0;
    for (io::SocketAddress address : server->m_settings.listen) {
        if (address.port() == 0 && picked != 0)
            address = *io::SocketAddress::parse(address.host(), picked);
        auto socket = io::ListeningSocket::open(address);
        if (!socket)
            return base::fail(socket.error());
        picked = address.port() == 0 ? (*socket)->address().port() : picked;
        server->m_sockets.push_back(*socket);
    }
    return server;
}

Server::~Server() = default;

void Server::start()
{
    const DescriptorBudget budget = DescriptorBudget::ofProcess(m_settings.workers);
    const ConnectionLimits &connections = m_settings.connections;
    const std::size_t most = connections.all == 0 ? budget.clients : std::min(connections.all, budget.clients);
    m_limiter = std::make_unique<ClientLimiter>(most, connections.clientShare(most), m_settings.trustedProxies);
    const ServingRules rules{m_service, m_settings.limits, m_settings.timeouts, *m_limiter, m_settings.targets};
    for (std::size_t i = 0; i < m_settings.workers; ++i) {
        m_loops.push_back(std::make_unique<ServerLoop>(i, budget, m_sockets, m_settings.tls, rules));
        m_loops.back()->start();
    }
}

void Server::setTls(std::shared_ptr<const io::TlsContext> tls)
{
    m_settings.tls = tls;
    for (const auto &loop : m_loops)
        loop->worker().reactor().post([&loop = *loop, tls] { loop.setTls(tls); });
}

std::vector<io::SocketAddress> Server::addresses() const
{
    std::vector<io::SocketAddress> addresses;
    for (const auto &socket : m_sockets)
        addresses.push_back(socket->address());
    return addresses;
}

void Server::drain(std::chrono::milliseconds limit, std::function<void()> done)
{
    m_sockets.clear();
    const auto left = std::make_shared<std::atomic<std::size_t>>(m_loops.size());
    const auto shared = std::make_shared<std::function<void()>>(std::move(done));
    for (const auto &loop : m_loops) {
        loop->worker().reactor().post([&loop = *loop, limit, left, shared] {
            loop.drain(limit, [left, shared] {
                if (left->fetch_sub(1) == 1)
                    (*shared)();
            });
        });
    }
}

} // namespace liteboxd::http
