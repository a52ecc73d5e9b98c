// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/forward/port_forwarder.h"

namespace liteboxd::forward {

class PortForwardAcceptor;

/// A port of this machine whose connections are forwarded. Made by PortForwarder::listen(). Destroying it, on any
/// thread but the forwarder's, frees the port before it returns and ends the connections by a reset.
class PortForwardListener
{
public:
    ~PortForwardListener();
    PortForwardListener(const PortForwardListener &) = delete;
    PortForwardListener &operator=(const PortForwardListener &) = delete;

    /// Where it listens, with the port that was picked.
    const io::SocketAddress &address() const { return m_address; }

private:
    friend class PortForwarder;

    PortForwardListener(PortForwarderLoop &loop, std::shared_ptr<PortForwardAcceptor> port,
                        const io::SocketAddress &address);

    PortForwarderLoop &m_loop;
    std::shared_ptr<PortForwardAcceptor> m_port;
    io::SocketAddress m_address;
};

} // namespace liteboxd::forward
