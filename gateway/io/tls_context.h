// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <openssl/ssl.h>

#include <memory>
#include <string>

namespace liteboxd::io {

/// What every TLS connection of one kind shares: certificates, verification. Immutable after creation; any thread.
class TlsContext
{
public:
    /// A server with its certificate chain and key (PEM). Offers http/1.1 by ALPN, TLS 1.3, and of TLS 1.2
    /// what has ECDHE and AEAD.
    static base::Result<std::shared_ptr<const TlsContext>> server(const std::string &certificatePem,
                                                                  const std::string &keyPem);

    struct ClientSettings
    {
        std::string caPem;          ///< empty: the system's authorities
        std::string certificatePem; ///< client certificate chain; empty for none
        std::string keyPem;
        bool verify = true;                ///< false only where a kubeconfig says insecure-skip-tls-verify
        std::string protocol = "http/1.1"; ///< offered by ALPN, at most 255 bytes
    };
    static base::Result<std::shared_ptr<const TlsContext>> client(const ClientSettings &settings);

    SSL_CTX *get() const { return m_context.get(); }
    bool verifies() const { return m_verifies; }

private:
    struct Free
    {
        void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
    };
    explicit TlsContext(SSL_CTX *context)
        : m_context(context)
    {}

    base::Result<void> use(const std::string &certificatePem, const std::string &keyPem) const;

    std::unique_ptr<SSL_CTX, Free> m_context;
    bool m_verifies = false;
};

} // namespace liteboxd::io
