// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/peers/tls_client.h"

#include <openssl/x509.h>

#include <array>

namespace liteboxd::tests {

TlsClient::TlsClient(const io::SocketAddress &address, const Offer &offer)
    : m_tcp(address)
    , m_context(SSL_CTX_new(TLS_client_method()))
{
    SSL_CTX_set_min_proto_version(m_context.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(m_context.get(), offer.mostVersion);
    SSL_CTX_set_security_level(m_context.get(), 0); // else OpenSSL itself would not speak what must be refused
    if (offer.ciphers != nullptr)
        SSL_CTX_set_cipher_list(m_context.get(), offer.ciphers);
    m_ssl.reset(SSL_new(m_context.get()));
    if (!offer.protocols.empty()) {
        const std::string wire = static_cast<char>(offer.protocols.size()) + std::string(offer.protocols);
        SSL_set_alpn_protos(m_ssl.get(), reinterpret_cast<const unsigned char *>(wire.data()),
                            static_cast<unsigned>(wire.size()));
    }
    SSL_set_fd(m_ssl.get(), m_tcp.descriptor());
    m_connected = SSL_connect(m_ssl.get()) == 1;
}

std::string TlsClient::protocol() const
{
    const unsigned char *name = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(m_ssl.get(), &name, &size);
    return {reinterpret_cast<const char *>(name), size};
}

std::string TlsClient::serverName() const
{
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(m_ssl.get()), &X509_free);
    std::array<char, 256> name{};
    if (certificate)
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name.data(), name.size());
    return name.data();
}

bool TlsClient::send(std::string_view bytes)
{
    std::size_t sent = 0;
    return SSL_write_ex(m_ssl.get(), bytes.data(), bytes.size(), &sent) == 1 && sent == bytes.size();
}

std::string TlsClient::readUntil(std::string_view text)
{
    std::array<char, 4096> buffer;
    std::size_t got = 0;
    while (m_received.find(text) == std::string::npos &&
           SSL_read_ex(m_ssl.get(), buffer.data(), buffer.size(), &got) == 1)
        m_received.append(buffer.data(), got);
    const auto at = m_received.find(text);
    std::string result = m_received.substr(0, at == std::string::npos ? at : at + text.size());
    m_received.erase(0, result.size());
    return result;
}

} // namespace liteboxd::tests
