// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/file_descriptor.h"
#include "gateway/io/socket_address.h"

#include <chrono>
#include <string>
#include <string_view>

namespace liteboxd::tests {

/// A client for tests that sends and reads exact bytes. Every read gives up after ten seconds.
class BlockingClient
{
public:
    explicit BlockingClient(const io::SocketAddress &address);
    explicit BlockingClient(io::FileDescriptor connected)
        : m_socket(std::move(connected))
    {}

    /// False when the peer has reset the connection.
    bool send(std::string_view bytes);
    void shutdownSend();
    /// Ends the connection by a reset.
    void reset();

    /// Reads until `text` has come; what came up to and with it. Shorter at the end of the connection.
    std::string readUntil(std::string_view text);
    std::string readExactly(std::size_t count);
    /// Reads to the end.
    std::string readAll();
    /// A response with Content-Length, chunked or no body: head and raw body.
    std::string readResponse();

    /// After a read came back short: whether by a reset (else by a clean end, or by giving up).
    bool wasReset() const { return m_reset; }
    bool hasEnded() const { return m_ended; }
    int descriptor() const { return m_socket.get(); }

private:
    bool receive();

    io::FileDescriptor m_socket;
    std::string m_received;
    bool m_reset = false;
    bool m_ended = false;
};

} // namespace liteboxd::tests
