// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/sandbox_listener.h"

#include "gateway/http/worker.h"
#include "gateway/io/tcp_stream.h"

namespace liteboxd::demo {

namespace {

constexpr std::uint32_t mostConnections = 1024; ///< to one port of one sandbox

} // namespace

base::Result<std::shared_ptr<SandboxListener>>
SandboxListener::start(http::Worker &worker, const io::SocketAddress &address, std::unique_ptr<http::Service> service)
{
    auto socket = io::ListeningSocket::open(address);
    if (!socket)
        return base::fail(socket.error());
    std::shared_ptr<SandboxListener> made(new SandboxListener(worker, std::move(*socket), std::move(service)));
    worker.reactor().spawn(acceptLoop(made));
    return made;
}

SandboxListener::SandboxListener(http::Worker &worker, std::shared_ptr<io::ListeningSocket> socket,
                                 std::unique_ptr<http::Service> service)
    : m_worker(worker)
    , m_socket(std::move(socket))
    , m_listener(std::make_unique<io::Listener>(worker.reactor(), m_socket))
    , m_service(std::move(service))
    , m_limiter(mostConnections, mostConnections, {}) // everybody comes from this machine
    , m_rules{*m_service, {}, {}, m_limiter}
{}

void SandboxListener::stop()
{
    m_stopped = true;
    m_listener->cancelWaits();
    const std::unordered_set<http::ServerConnection *> connections = m_connections;
    for (http::ServerConnection *connection : connections)
        connection->abort();
}

io::Task<void> SandboxListener::acceptLoop(std::shared_ptr<SandboxListener> self)
{
    constexpr std::chrono::milliseconds pauseWithoutDescriptors{100};
    while (!self->m_stopped) {
        while (auto accepted = self->m_listener->accept())
            self->m_worker.reactor().spawn(serve(self, std::move(*accepted)));
        const bool paused = self->m_listener->isPaused();
        const io::Deadline deadline = paused ? io::Clock::now() + pauseWithoutDescriptors : io::Deadline::max();
        co_await self->m_listener->acceptable(deadline);
        if (paused)
            self->m_listener->resume();
    }
    self->m_listener.reset(); // frees the address; connections may take a moment longer
    self->m_socket.reset();
}

io::Task<void> SandboxListener::serve(std::shared_ptr<SandboxListener> self, io::Listener::Accepted accepted)
{
    auto stream = std::make_unique<io::TcpStream>(self->m_worker.reactor(), std::move(accepted.socket));
    http::ServerConnection connection(self->m_worker, std::move(stream), accepted.peer, self->m_rules);
    self->m_connections.insert(&connection);
    if (self->m_stopped)
        connection.abort();
    co_await connection.run();
    self->m_connections.erase(&connection);
}

} // namespace liteboxd::demo
