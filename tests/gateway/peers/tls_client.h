// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/socket_address.h"
#include "tests/gateway/peers/blocking_client.h"

#include <openssl/ssl.h>

#include <memory>
#include <string>
#include <string_view>

namespace liteboxd::tests {

/// A TLS client of OpenSSL's own making, for tests. It believes every certificate.
class TlsClient
{
public:
    struct Offer
    {
        int mostVersion = 0;                     ///< TLS1_2_VERSION, …; 0: what OpenSSL can do
        std::string_view protocols = "http/1.1"; ///< one ALPN name; empty: no ALPN
        const char *ciphers = nullptr;           ///< of TLS 1.2, as OpenSSL lists them; nullptr: all it has
    };

    explicit TlsClient(const io::SocketAddress &address, const Offer &offer);
    explicit TlsClient(const io::SocketAddress &address)
        : TlsClient(address, Offer())
    {}

    bool isConnected() const { return m_connected; }
    std::string version() const { return SSL_get_version(m_ssl.get()); }
    std::string protocol() const;
    /// The common name in the server's certificate.
    std::string serverName() const;

    bool send(std::string_view bytes);
    /// Reads until `text` has come; what came up to and with it. Shorter at the end.
    std::string readUntil(std::string_view text);

private:
    struct Free
    {
        void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
        void operator()(SSL *ssl) const { SSL_free(ssl); }
    };

    BlockingClient m_tcp;
    std::unique_ptr<SSL_CTX, Free> m_context;
    std::unique_ptr<SSL, Free> m_ssl;
    std::string m_received;
    bool m_connected = false;
};

} // namespace liteboxd::tests
