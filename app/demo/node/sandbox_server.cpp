// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/sandbox_server.h"

#include "gateway/http/worker.h"
#include "gateway/io/tcp_stream.h"

namespace liteboxd::demo {

SandboxServer::SandboxServer(http::Worker &worker, http::ClientLimiter &limiter, const io::SocketAddress &address,
                             std::unique_ptr<http::Service> service)
    : m_worker(worker)
    , m_address(address)
    , m_service(std::move(service))
    , m_rules{*m_service, {}, {}, limiter}
{}

void SandboxServer::take(io::FileDescriptor socket, const io::SocketAddress &peer)
{
    m_worker.reactor().spawn(serve(shared_from_this(), std::move(socket), peer));
}

void SandboxServer::stop()
{
    const std::unordered_set<http::ServerConnection *> connections = m_connections;
    for (http::ServerConnection *connection : connections)
        connection->abort();
}

io::Task<void> SandboxServer::serve(std::shared_ptr<SandboxServer> self, io::FileDescriptor socket,
                                    io::SocketAddress peer)
{
    auto stream = std::make_unique<io::TcpStream>(self->m_worker.reactor(), std::move(socket));
    http::ServerConnection connection(self->m_worker, std::move(stream), peer, self->m_rules);
    self->m_connections.insert(&connection);
    co_await connection.run();
    self->m_connections.erase(&connection);
}

} // namespace liteboxd::demo
