// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/tls_context.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <string_view>

namespace liteboxd::io {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Bio reader(const std::string &pem)
{
    return {BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free};
}

tl::unexpected<base::Error> malformed(const char *what)
{
    const unsigned long error = ERR_get_error();
    const char *reason = error != 0 ? ERR_reason_error_string(error) : nullptr;
    ERR_clear_error();
    return base::fail(base::ErrorCode::Malformed, std::string(what) + (reason ? std::string(": ") + reason : ""));
}

Certificate nextCertificate(const Bio &bio)
{
    return {PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), &X509_free};
}

/// Whether the last certificate was missed because there is none any more, not because it is broken.
bool isAtEnd()
{
    return ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
}

int selectHttp11(SSL *, const unsigned char **out, unsigned char *outLength, const unsigned char *in,
                 unsigned int inLength, void *)
{
    static constexpr unsigned char http11[] = "\x08http/1.1";
    unsigned char *selected = nullptr;
    if (SSL_select_next_proto(&selected, outLength, http11, sizeof http11 - 1, in, inLength) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *out = selected;
    return SSL_TLSEXT_ERR_OK;
}

void configure(SSL_CTX *context)
{
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    // Partial writes: our buffers move. Release buffers: an idle connection keeps none. No renegotiation: a peer
    // cannot make us read in order to write.
    SSL_CTX_set_mode(context,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_read_ahead(context, 1);
}

} // namespace

base::Result<void> TlsContext::use(const std::string &certificatePem, const std::string &keyPem) const
{
    const Bio certificates = reader(certificatePem);
    const Certificate leaf = nextCertificate(certificates);
    if (!leaf || SSL_CTX_use_certificate(get(), leaf.get()) != 1)
        return malformed("the certificate is not readable PEM");
    while (Certificate next = nextCertificate(certificates)) {
        if (SSL_CTX_add0_chain_cert(get(), next.release()) != 1)
            return malformed("the certificate chain is not usable");
    }
    if (!isAtEnd())
        return malformed("a certificate of the chain is not readable PEM");
    ERR_clear_error(); // the end of the chain reads as an error
    const Bio keys = reader(keyPem);
    const Key key(PEM_read_bio_PrivateKey(keys.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    if (!key || SSL_CTX_use_PrivateKey(get(), key.get()) != 1 || SSL_CTX_check_private_key(get()) != 1)
        return malformed("the private key is not readable PEM, or is not the certificate's");
    return {};
}

base::Result<std::shared_ptr<const TlsContext>> TlsContext::server(const std::string &certificatePem,
                                                                   const std::string &keyPem)
{
    const std::shared_ptr<TlsContext> context(new TlsContext(SSL_CTX_new(TLS_server_method())));
    configure(context->get());
    SSL_CTX_set_alpn_select_cb(context->get(), &selectHttp11, nullptr);
    // Of TLS 1.2 only what TLS 1.3 has as well: forward secrecy and authenticated encryption.
    SSL_CTX_set_cipher_list(context->get(), "ECDHE+AESGCM:ECDHE+CHACHA20");
    // Sessions are the client's to keep (tickets): nothing is stored here, and no lock is shared by the workers.
    SSL_CTX_set_session_cache_mode(context->get(), SSL_SESS_CACHE_OFF);
    if (const auto used = context->use(certificatePem, keyPem); !used)
        return base::fail(used.error());
    return context;
}

base::Result<std::shared_ptr<const TlsContext>> TlsContext::client(const ClientSettings &settings)
{
    const std::shared_ptr<TlsContext> context(new TlsContext(SSL_CTX_new(TLS_client_method())));
    configure(context->get());
    context->m_verifies = settings.verify;
    SSL_CTX_set_verify(context->get(), settings.verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
    const std::string offered = static_cast<char>(settings.protocol.size()) + settings.protocol; // RFC 7301, 3.1
    SSL_CTX_set_alpn_protos(context->get(), reinterpret_cast<const unsigned char *>(offered.data()),
                            static_cast<unsigned int>(offered.size()));
    if (settings.caPem.empty()) {
        SSL_CTX_set_default_verify_paths(context->get());
    } else {
        const Bio authorities = reader(settings.caPem);
        int count = 0;
        while (const Certificate authority = nextCertificate(authorities)) {
            X509_STORE_add_cert(SSL_CTX_get_cert_store(context->get()), authority.get());
            ++count;
        }
        if (count == 0)
            return malformed("the certificate authority is not readable PEM");
        ERR_clear_error();
    }
    if (!settings.certificatePem.empty()) {
        if (const auto used = context->use(settings.certificatePem, settings.keyPem); !used)
            return base::fail(used.error());
    }
    return context;
}

} // namespace liteboxd::io
