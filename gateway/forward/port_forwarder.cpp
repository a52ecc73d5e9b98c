// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/port_forwarder.h"

#include "gateway/forward/port_forward_acceptor.h"
#include "gateway/forward/port_forward_listener.h"
#include "gateway/forward/port_forwarder_loop.h"
#include "gateway/forward/socket_pair.h"
#include "gateway/io/tcp_stream.h"

namespace liteboxd::forward {

namespace {

io::Task<void> carry(PortForwarderLoop &loop, io::FileDescriptor socket, PodResolver resolver,
                     std::function<void(const base::Error &)> onEnd)
{
    io::TcpStream local(loop.worker().reactor(), std::move(socket));
    const std::function<void()> nothing = [] {};
    const auto error = co_await loop.forward(local, std::move(resolver), nothing);
    if (error && onEnd)
        onEnd(*error);
}

} // namespace

PortForwarder::PortForwarder()
    : m_loop(std::make_unique<PortForwarderLoop>())
{}

PortForwarder::~PortForwarder() = default;

void PortForwarder::setApiServer(std::shared_ptr<const ApiServer> server)
{
    m_loop->call([this, &server] { m_loop->setApiServer(std::move(server)); });
}

base::Result<std::unique_ptr<PortForwardListener>> PortForwarder::listen(const io::SocketAddress &address,
                                                                         PodResolver resolver,
                                                                         std::function<void(PortForwardState)> onState)
{
    auto socket = io::ListeningSocket::open(address);
    if (!socket)
        return base::fail(std::move(socket.error()));
    const io::SocketAddress bound = (*socket)->address();
    std::shared_ptr<PortForwardAcceptor> port;
    m_loop->call([&] {
        port = PortForwardAcceptor::open(*m_loop, std::move(*socket), std::move(resolver), std::move(onState));
    });
    return std::unique_ptr<PortForwardListener>(new PortForwardListener(*m_loop, std::move(port), bound));
}

base::Result<io::FileDescriptor> PortForwarder::openSocketPair(PodResolver resolver,
                                                               std::function<void(const base::Error &)> onEnd)
{
    auto ends = SocketPair::open();
    if (!ends)
        return base::fail(std::move(ends.error()));
    m_loop->call([&] {
        m_loop->worker().reactor().spawn(carry(*m_loop, std::move(ends->ours), std::move(resolver), std::move(onEnd)));
    });
    return std::move(ends->theirs);
}

} // namespace liteboxd::forward
