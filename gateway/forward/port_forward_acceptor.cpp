// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/port_forward_acceptor.h"

#include "gateway/io/tcp_stream.h"

namespace liteboxd::forward {

using Health = PortForwardState::Health;

namespace {

constexpr std::chrono::milliseconds pauseWithoutDescriptors{100};

} // namespace

std::shared_ptr<PortForwardAcceptor> PortForwardAcceptor::open(PortForwarderLoop &loop,
                                                               std::shared_ptr<io::ListeningSocket> socket,
                                                               PodResolver resolver,
                                                               std::function<void(PortForwardState)> onState)
{
    std::shared_ptr<PortForwardAcceptor> port(
        new PortForwardAcceptor(loop, std::move(socket), std::move(resolver), std::move(onState)));
    port->m_accepting.emplace(port->acceptLoop());
    port->m_accepting->start();
    return port;
}

PortForwardAcceptor::PortForwardAcceptor(PortForwarderLoop &loop, std::shared_ptr<io::ListeningSocket> socket,
                                         PodResolver resolver, std::function<void(PortForwardState)> onState)
    : m_loop(loop)
    , m_socket(std::move(socket))
    , m_listener(std::make_unique<io::Listener>(loop.worker().reactor(), m_socket))
    , m_resolver(std::move(resolver))
    , m_onState(std::move(onState))
{}

void PortForwardAcceptor::close()
{
    m_onState = {};
    m_accepting.reset();
    m_listener.reset();
    m_socket.reset();
    for (io::Stream *const connection : m_connections)
        m_loop.end(*connection);
}

io::Task<void> PortForwardAcceptor::acceptLoop()
{
    for (;;) {
        while (auto accepted = m_listener->accept())
            m_loop.worker().reactor().spawn(serve(shared_from_this(), std::move(accepted->socket)));
        const bool paused = m_listener->isPaused();
        const io::Deadline deadline = paused ? io::Clock::now() + pauseWithoutDescriptors : io::Deadline::max();
        static_cast<void>(co_await m_listener->acceptable(deadline));
        if (paused)
            m_listener->resume();
    }
}

io::Task<void> PortForwardAcceptor::serve(std::shared_ptr<PortForwardAcceptor> self, io::FileDescriptor socket)
{
    io::TcpStream local(self->m_loop.worker().reactor(), std::move(socket));
    self->m_connections.insert(&local);
    ++self->m_state.open;
    ++self->m_state.made;
    const std::function<void()> onOpen = [self = self.get()] { self->note(Health::Working, {}); };
    const auto error = co_await self->m_loop.forward(local, self->m_resolver, onOpen);
    self->m_connections.erase(&local);
    --self->m_state.open;
    self->note(error ? Health::Failing : self->m_state.health, error ? error : self->m_state.error);
}

void PortForwardAcceptor::note(Health health, std::optional<base::Error> error)
{
    m_state.health = health;
    m_state.error = std::move(error);
    if (m_onState)
        m_onState(m_state);
}

} // namespace liteboxd::forward
