// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/file_descriptor.h"

#include <openssl/ssl.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace liteboxd::bench {

/// A non-blocking connection on loopback, plain or TLS, that keeps what it could not send yet.
class BenchSocket
{
public:
    explicit BenchSocket(io::FileDescriptor socket);
    /// Connects, or throws std::system_error.
    static BenchSocket connect(std::uint16_t port);
    /// With TLS where there is a context. Throws std::runtime_error when the handshake fails.
    static BenchSocket connect(std::uint16_t port, SSL_CTX *tls);

    /// Sends, or keeps for flush().
    void send(std::string_view bytes);
    /// Sends what was kept.
    void flush();
    /// How many bytes came; 0 when there are none now, -1 at the end or an error. Fewer than asked for: no more are
    /// there now.
    std::ptrdiff_t receive(std::span<char> into);

    bool hasUnsent() const { return !m_unsent.empty(); }
    int descriptor() const { return m_socket.get(); }

private:
    struct Free
    {
        void operator()(SSL *ssl) const { SSL_free(ssl); }
    };

    std::size_t write(std::string_view bytes);
    std::ptrdiff_t receiveTls(std::span<char> into);

    io::FileDescriptor m_socket;
    std::unique_ptr<SSL, Free> m_ssl; ///< nullptr: plain
    std::string m_unsent;
    std::size_t m_flushed = 0; ///< of m_unsent
};

/// Keeps the calling thread, and the processes it starts, on one core.
void pinToCore(std::size_t core);
/// Lets it run on all of them again.
void unpin();
/// How many cores there are.
std::size_t coreCount();

} // namespace liteboxd::bench
