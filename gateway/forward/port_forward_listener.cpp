// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/port_forward_listener.h"

#include "gateway/forward/port_forward_acceptor.h"
#include "gateway/forward/port_forwarder_loop.h"

namespace liteboxd::forward {

PortForwardListener::PortForwardListener(PortForwarderLoop &loop, std::shared_ptr<PortForwardAcceptor> port,
                                         const io::SocketAddress &address)
    : m_loop(loop)
    , m_port(std::move(port))
    , m_address(address)
{}

PortForwardListener::~PortForwardListener()
{
    m_loop.call([this] {
        m_port->close();
        m_port.reset();
    });
}

} // namespace liteboxd::forward
