// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/tcp_stream.h"
#include "gateway/io/tls_context.h"

#include <cstdint>
#include <memory>
#include <string>

namespace liteboxd::io {

/// TLS over a TCP connection. Bytes pass through OpenSSL, so there is no splicing.
class TlsStream final : public SocketStream
{
public:
    /// The server's side of a connection just accepted.
    static Task<base::Result<std::unique_ptr<TlsStream>>>
    accept(std::unique_ptr<TcpStream> tcp, std::shared_ptr<const TlsContext> context, Deadline deadline);
    /// The client's side. `serverName` is a DNS name (sent as SNI) or a numeric address; the certificate must match it.
    /// Errors: CertificateUntrusted, CertificateExpired, TimedOut, ConnectionLost.
    static Task<base::Result<std::unique_ptr<TlsStream>>> connect(std::unique_ptr<TcpStream> tcp,
                                                                  std::shared_ptr<const TlsContext> context,
                                                                  std::string serverName, Deadline deadline);

    IoResult recv(std::span<char> into) override;
    using Stream::send;
    IoResult send(std::span<const iovec> pieces) override;
    void shutdownSend() override;

    /// Of what was received: Unauthenticated where the peer did not take our certificate, or misses one (of TLS 1.3 it
    /// says so behind the handshake), else ConnectionLost.
    const base::Error *failureReason() const override { return m_failure.get(); }

private:
    struct Free
    {
        void operator()(SSL *ssl) const { SSL_free(ssl); }
    };

    TlsStream(TcpStream &tcp, std::shared_ptr<const TlsContext> context);
    Task<base::Result<void>> handshake(Deadline deadline);
    void sendEnd();
    /// OpenSSL's, around each read and write of the socket.
    static long onSocketUse(BIO *bio, int operation, const char *, std::size_t, int, long, int result, std::size_t *);
    /// What the end of an operation that is waited for by that slot means, and what it has to wait for.
    IoResult failure(int code, WaitSlot &operation);

    std::shared_ptr<const TlsContext> m_context;
    std::unique_ptr<SSL, Free> m_ssl;
    std::unique_ptr<base::Error> m_failure;
    std::uint64_t m_readLimit; ///< of the bytes read from the socket: beyond, the next round goes on
    bool m_metReadLimit = false;
    bool m_hasFailed = false;
    bool m_sendShut = false;
    bool m_endIsDue = false; ///< it did not fit yet
};

} // namespace liteboxd::io
