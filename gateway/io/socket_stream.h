// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/file_descriptor.h"
#include "gateway/io/reactor.h"
#include "gateway/io/stream.h"

namespace liteboxd::io {

/// What TCP and TLS streams share: the socket and its one epoll registration (edge-triggered, both directions) for
/// its whole life.
class SocketStream : public Stream, private Pollable
{
public:
    ~SocketStream() override;
    int descriptor() const { return m_socket.get(); }
    std::size_t undeliveredBytes() const override;
    std::size_t systemMemory() const override;
    std::optional<SocketAddress> localAddress() const override;

protected:
    SocketStream(Reactor &reactor, FileDescriptor socket);

    /// Stops watching and gives the socket away.
    FileDescriptor detach();

    /// Reading has to send first (TLS): room for that makes it readable.
    bool m_readNeedsRoom = false;

private:
    void askWhetherItLives() override;
    void onEvents(std::uint32_t events) noexcept override;

    FileDescriptor m_socket;
};

} // namespace liteboxd::io
