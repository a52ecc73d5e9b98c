// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/certificate_check.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>
#include <ctime>
#include <memory>
#include <string_view>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

template<auto Free>
struct FreedBy
{
    template<class T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Bio = std::unique_ptr<BIO, FreedBy<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, FreedBy<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;

Bio reading(const std::string &text)
{
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

/// OpenSSL would ask on the terminal; we note that it wanted to and give it nothing.
int refusePassphrase(char *, int, int, void *asked)
{
    *static_cast<bool *>(asked) = true;
    return -1;
}

Certificate readCertificate(BIO *bio)
{
    bool asked = false;
    return Certificate(PEM_read_bio_X509(bio, nullptr, refusePassphrase, &asked));
}

base::Result<Key> readKey(const std::string &pem)
{
    const Bio bio = reading(pem);
    bool asked = false;
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, refusePassphrase, &asked));
    ERR_clear_error();
    if (asked)
        return base::fail(ErrorCode::Unsupported, "the client key is protected by a passphrase");
    if (!key)
        return base::fail(ErrorCode::Malformed, "the client key is not a PEM private key");
    return key;
}

/// Of elliptic curves TLS has many, and the servers of Go three; with another one a server sees no certificate at all.
base::Result<void> checkCurve(EVP_PKEY *key)
{
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC)
        return {};
    std::array<char, 64> name{};
    EVP_PKEY_get_group_name(key, name.data(), name.size(), nullptr);
    const std::string_view curve(name.data());
    if (curve == "prime256v1" || curve == "secp384r1" || curve == "secp521r1")
        return {};
    return base::fail(ErrorCode::Unsupported, "the client key is on the curve " + std::string(curve) +
                                                  ", which API servers do not take: P-256, P-384 and P-521 they do");
}

std::time_t secondsOf(const ASN1_TIME *time)
{
    std::tm parts{};
    return ASN1_TIME_to_tm(time, &parts) == 1 ? timegm(&parts) : 0;
}

std::string dateOf(std::time_t time)
{
    std::tm parts{};
    char text[32] = {};
    if (gmtime_r(&time, &parts) == nullptr)
        return "?";
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &parts);
    return text;
}

} // namespace

base::Result<void> checkAuthorities(const std::string &pem)
{
    const Bio bio = reading(pem);
    int count = 0;
    while (readCertificate(bio.get()))
        ++count;
    const bool atEnd = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (count == 0 || !atEnd)
        return base::fail(ErrorCode::Malformed, "the certificate authority is not a PEM certificate");
    return {};
}

base::Result<void> checkClientCertificate(const std::string &certificatePem, const base::Secret &keyPem,
                                          const base::Clock &clock)
{
    const Bio bio = reading(certificatePem);
    const Certificate certificate = readCertificate(bio.get());
    ERR_clear_error();
    if (!certificate)
        return base::fail(ErrorCode::Malformed, "the client certificate is not a PEM certificate");
    const auto key = readKey(keyPem.reveal());
    if (!key)
        return base::fail(key.error());
    const bool match = X509_check_private_key(certificate.get(), key->get()) == 1;
    ERR_clear_error();
    if (!match)
        return base::fail(ErrorCode::Malformed, "the client key belongs to another certificate");
    if (auto usable = checkCurve(key->get()); !usable)
        return usable;
    const std::time_t now = std::chrono::system_clock::to_time_t(clock.wall());
    const std::time_t from = secondsOf(X509_get0_notBefore(certificate.get()));
    const std::time_t until = secondsOf(X509_get0_notAfter(certificate.get()));
    if (now > until)
        return base::fail(ErrorCode::CertificateExpired, "the client certificate expired on " + dateOf(until));
    if (now < from)
        return base::fail(ErrorCode::CertificateExpired, "the client certificate is valid only from " + dateOf(from));
    return {};
}

} // namespace liteboxd::kube
