// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/socket.h>

namespace liteboxd::io {

/// How much the kernel may hold for a connection.
enum class SocketBuffers {
    Kernels, ///< as much as it likes: for a peer that stalls, several megabytes each way
    Relay,   ///< enough for steps of a relay, and for an answer of ordinary size to a client that is slow to take it
};

/// To be said before connect() or listen(): the window that a peer is offered follows from it.
inline void setBuffers(int socket, SocketBuffers buffers)
{
    if (buffers == SocketBuffers::Kernels)
        return;
    // The kernel takes twice as much, for its overhead, and no more than net.core.wmem_max and rmem_max allow.
    const int toSend = 1024 * 1024;
    const int received = 256 * 1024;
    ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &toSend, sizeof toSend);
    ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &received, sizeof received);
}

} // namespace liteboxd::io
