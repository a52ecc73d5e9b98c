// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/io/file_descriptor.h"
#include "gateway/io/socket_address.h"
#include "gateway/io/socket_stream.h"
#include "gateway/io/task.h"

#include <memory>

namespace liteboxd::io {

/// A TCP connection. A read or write shorter than asked for counts as "would block next", unless the peer has hung up.
class TcpStream final : public SocketStream
{
public:
    /// Takes over a connected non-blocking socket.
    TcpStream(Reactor &reactor, FileDescriptor socket);

    /// Connects; ConnectionRefused, TimedOut, or ConnectionLost when cancelled.
    static Task<base::Result<std::unique_ptr<TcpStream>>> connect(Reactor &reactor, SocketAddress address,
                                                                  Deadline deadline);

    IoResult recv(std::span<char> into) override;
    using Stream::send;
    IoResult send(std::span<const iovec> pieces) override;
    void shutdownSend() override;
    bool canSplice() const override { return true; }
    IoResult spliceIn(int pipe, std::size_t most) override;
    IoResult spliceOut(int pipe, std::size_t most) override;

    /// Gives the socket away (to TLS); this object is then good for nothing but going.
    FileDescriptor release();

private:
    bool m_sendShut = false;
};

} // namespace liteboxd::io
