// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/tls_stream.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <array>
#include <cstring>
#include <limits>
#include <utility>

namespace liteboxd::io {

namespace {

/// The largest TLS record: small pieces are joined up to this, so that head and body leave in one.
constexpr std::size_t recordSize = 16 * 1024;

/// After so many bytes from the socket that brought no data, others have their turn. OpenSSL goes on by itself through
/// records without data, and to follow a peer from key to key takes longer than the bytes that ask for it take to come.
constexpr std::uint64_t readWithoutData = recordSize / 2;

base::Error handshakeError(SSL *ssl)
{
    const long verdict = SSL_get_verify_result(ssl);
    const unsigned long error = ERR_peek_last_error();
    ERR_clear_error();
    if (verdict == X509_V_ERR_CERT_HAS_EXPIRED || verdict == X509_V_ERR_CERT_NOT_YET_VALID)
        return {base::ErrorCode::CertificateExpired, X509_verify_cert_error_string(verdict), {}};
    if (verdict != X509_V_OK)
        return {base::ErrorCode::CertificateUntrusted, X509_verify_cert_error_string(verdict), {}};
    const char *reason = error != 0 ? ERR_reason_error_string(error) : nullptr;
    return {base::ErrorCode::ConnectionLost, reason != nullptr ? reason : "the peer ended the TLS handshake", {}};
}

/// An alert of the peer's that is about our certificate (RFC 8446, 6.2).
bool isAboutCertificate(unsigned long error)
{
    switch (ERR_GET_REASON(error) - SSL_AD_REASON_OFFSET) {
    case SSL_AD_BAD_CERTIFICATE:
    case SSL_AD_UNSUPPORTED_CERTIFICATE:
    case SSL_AD_CERTIFICATE_REVOKED:
    case SSL_AD_CERTIFICATE_EXPIRED:
    case SSL_AD_CERTIFICATE_UNKNOWN:
    case SSL_AD_UNKNOWN_CA:
    case SSL_AD_ACCESS_DENIED:
    case SSL_AD_CERTIFICATE_REQUIRED:
        return true;
    default:
        return false;
    }
}

/// nullptr where OpenSSL names no reason: the socket was lost.
std::unique_ptr<base::Error> lastFailure()
{
    const unsigned long error = ERR_peek_last_error();
    const char *reason = error != 0 ? ERR_reason_error_string(error) : nullptr;
    if (reason == nullptr)
        return nullptr;
    if (isAboutCertificate(error))
        return std::make_unique<base::Error>(base::Error{
            base::ErrorCode::Unauthenticated, "the peer does not accept our certificate, or has none of us", reason});
    return std::make_unique<base::Error>(base::Error{base::ErrorCode::ConnectionLost, reason, {}});
}

} // namespace

TlsStream::TlsStream(TcpStream &tcp, std::shared_ptr<const TlsContext> context)
    : SocketStream(tcp.reactor(), tcp.release())
    , m_context(std::move(context))
    , m_ssl(SSL_new(m_context->get()))
    , m_readLimit(std::numeric_limits<std::uint64_t>::max()) // OpenSSL bounds the handshake
{
    SSL_set_fd(m_ssl.get(), descriptor());
    BIO *const bio = SSL_get_rbio(m_ssl.get());
    BIO_set_callback_arg(bio, reinterpret_cast<char *>(this));
    BIO_set_callback_ex(bio, &onSocketUse);
}

long TlsStream::onSocketUse(BIO *bio, int operation, const char *, std::size_t, int, long, int result, std::size_t *)
{
    auto *const stream = reinterpret_cast<TlsStream *>(BIO_get_callback_arg(bio));
    if (operation != BIO_CB_READ || BIO_number_read(bio) < stream->m_readLimit)
        return result;
    stream->m_metReadLimit = true;
    BIO_set_retry_read(bio);
    return -1;
}

Task<base::Result<std::unique_ptr<TlsStream>>>
TlsStream::accept(std::unique_ptr<TcpStream> tcp, std::shared_ptr<const TlsContext> context, Deadline deadline)
{
    std::unique_ptr<TlsStream> stream(new TlsStream(*tcp, std::move(context)));
    SSL_set_accept_state(stream->m_ssl.get());
    const base::Result<void> done = co_await stream->handshake(deadline);
    if (!done)
        co_return base::fail(done.error());
    co_return stream;
}

Task<base::Result<std::unique_ptr<TlsStream>>> TlsStream::connect(std::unique_ptr<TcpStream> tcp,
                                                                  std::shared_ptr<const TlsContext> context,
                                                                  std::string serverName, Deadline deadline)
{
    std::unique_ptr<TlsStream> stream(new TlsStream(*tcp, std::move(context)));
    SSL *const ssl = stream->m_ssl.get();
    SSL_set_connect_state(ssl);
    X509_VERIFY_PARAM *const expected = SSL_get0_param(ssl);
    if (X509_VERIFY_PARAM_set1_ip_asc(expected, serverName.c_str()) != 1) {
        SSL_set_tlsext_host_name(ssl, serverName.c_str());
        X509_VERIFY_PARAM_set_hostflags(expected, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        SSL_set1_host(ssl, serverName.c_str());
    }
    const base::Result<void> done = co_await stream->handshake(deadline);
    if (!done)
        co_return base::fail(done.error());
    co_return stream;
}

Task<base::Result<void>> TlsStream::handshake(Deadline deadline)
{
    for (;;) {
        ERR_clear_error();
        const int code = SSL_do_handshake(m_ssl.get());
        if (code == 1)
            co_return base::Result<void>();
        WaitSlot *slot = nullptr;
        switch (SSL_get_error(m_ssl.get(), code)) {
        case SSL_ERROR_WANT_READ:
            slot = &m_readable;
            break;
        case SSL_ERROR_WANT_WRITE:
            slot = &m_writable;
            break;
        default:
            co_return base::fail(handshakeError(m_ssl.get()));
        }
        slot->clear();
        const WaitStatus status = co_await slot->wait(deadline);
        if (status == WaitStatus::TimedOut)
            co_return base::fail(base::ErrorCode::TimedOut, "the TLS handshake was not finished in time");
        if (status == WaitStatus::Cancelled)
            co_return base::fail(base::ErrorCode::ConnectionLost, "the TLS handshake was ended");
    }
}

IoResult TlsStream::failure(int code, WaitSlot &operation)
{
    if (m_hasFailed) // OpenSSL does not say it twice
        return {IoStatus::Failed, 0};
    switch (SSL_get_error(m_ssl.get(), code)) {
    case SSL_ERROR_WANT_READ:
        m_readable.clear();
        if (std::exchange(m_metReadLimit, false)) {
            m_readable.raise(); // epoll does not tell again of what is there
            m_readable.yield();
        }
        return {IoStatus::WouldBlock, 0};
    case SSL_ERROR_WANT_WRITE:
        m_writable.clear();
        if (&operation == &m_readable) { // it answers a KeyUpdate first
            m_readable.clear();
            m_readNeedsRoom = true;
        }
        return {IoStatus::WouldBlock, 0};
    case SSL_ERROR_ZERO_RETURN:
        return {IoStatus::End, 0};
    default:
        m_hasFailed = &operation == &m_readable;
        if (m_hasFailed)
            m_failure = lastFailure();
        ERR_clear_error();
        return {IoStatus::Failed, 0};
    }
}

IoResult TlsStream::recv(std::span<char> into)
{
    if (m_endIsDue)
        sendEnd();
    if (hasReadItsShare())
        return {IoStatus::WouldBlock, 0};
    // OpenSSL hands out one record a call; filling the buffer saves the caller the rest of the calls.
    std::size_t total = 0;
    while (total < into.size()) {
        std::size_t got = 0;
        ERR_clear_error();
        m_readLimit = BIO_number_read(SSL_get_rbio(m_ssl.get())) + readWithoutData;
        const int code = SSL_read_ex(m_ssl.get(), into.data() + total, into.size() - total, &got);
        if (code != 1) {
            const IoResult result = failure(code, m_readable);
            if (total == 0)
                return result;
            break;
        }
        total += got;
        if (SSL_has_pending(m_ssl.get()) == 0 && !isHungUp())
            break;
    }
    noteRead(total);
    return {IoStatus::Ok, total};
}

IoResult TlsStream::send(std::span<const iovec> pieces)
{
    std::array<char, recordSize> joined;
    std::size_t size = 0;
    for (const iovec &piece : pieces)
        size += piece.iov_len;
    iovec whole{joined.data(), size};
    if (pieces.size() > 1 && size <= joined.size()) {
        char *at = joined.data();
        for (const iovec &piece : pieces) {
            if (piece.iov_len > 0)
                std::memcpy(at, piece.iov_base, piece.iov_len);
            at += piece.iov_len;
        }
        pieces = std::span<const iovec>(&whole, 1);
    }
    std::size_t total = 0;
    for (const iovec &piece : pieces) {
        std::size_t done = 0;
        while (done < piece.iov_len) {
            std::size_t sent = 0;
            ERR_clear_error();
            const int code = SSL_write_ex(m_ssl.get(), static_cast<const char *>(piece.iov_base) + done,
                                          piece.iov_len - done, &sent);
            if (code != 1) {
                const IoResult result = failure(code, m_writable);
                return total > 0 ? IoResult{IoStatus::Ok, total} : result;
            }
            done += sent;
            total += sent;
            m_sent += sent;
        }
    }
    return {IoStatus::Ok, total};
}

void TlsStream::shutdownSend()
{
    if (!std::exchange(m_sendShut, true)) // a second SSL_shutdown() would read
        sendEnd();
}

void TlsStream::sendEnd()
{
    ERR_clear_error();
    const int code = SSL_shutdown(m_ssl.get());
    const int error = code < 0 ? SSL_get_error(m_ssl.get(), code) : SSL_ERROR_NONE;
    ERR_clear_error();
    m_endIsDue = error == SSL_ERROR_WANT_WRITE;
    m_hasFailed = m_hasFailed || error == SSL_ERROR_SSL; // behind half a record, which was given up
    if (m_endIsDue)
        m_readNeedsRoom = true; // who is to see the peer's end reads on, and sends ours when there is room
    else
        ::shutdown(descriptor(), SHUT_WR);
}

} // namespace liteboxd::io
