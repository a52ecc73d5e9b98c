// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/test_authority.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <QtGlobal>

namespace {

std::shared_ptr<EVP_PKEY> newKey(const std::string &kind = "P-256")
{
    if (kind == "RSA")
        return {EVP_RSA_gen(2048), EVP_PKEY_free};
    if (kind.starts_with("ED"))
        return {EVP_PKEY_Q_keygen(nullptr, nullptr, kind.c_str()), EVP_PKEY_free};
    return {EVP_EC_gen(kind.c_str()), EVP_PKEY_free};
}

std::string drain(BIO *bio)
{
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio, &text);
    std::string out(text, static_cast<std::size_t>(size));
    BIO_free(bio);
    return out;
}

std::string pemOf(X509 *certificate)
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, certificate);
    return drain(bio);
}

std::string pemOf(EVP_PKEY *key, const char *passphrase = nullptr)
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(bio, key, passphrase ? EVP_aes_128_cbc() : nullptr, nullptr, 0, nullptr,
                             const_cast<char *>(passphrase));
    return drain(bio);
}

void extend(X509 *certificate, X509 *issuer, int nid, const std::string &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    Q_ASSERT(extension);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

std::shared_ptr<X509> newCertificate(const CertificateWish &wish, EVP_PKEY *key)
{
    std::shared_ptr<X509> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    std::uint32_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial | 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), wish.validFrom.count());
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), wish.validUntil.count());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(wish.commonName.c_str()), -1, -1, 0);
    X509_set_pubkey(certificate.get(), key);
    return certificate;
}

} // namespace

TestAuthority::TestAuthority()
    : m_key(newKey())
{
    CertificateWish wish;
    wish.commonName = "test authority";
    wish.validFrom = std::chrono::hours(-240);
    m_certificate = newCertificate(wish, m_key.get());
    X509_set_issuer_name(m_certificate.get(), X509_get_subject_name(m_certificate.get()));
    extend(m_certificate.get(), m_certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(m_certificate.get(), m_key.get(), EVP_sha256());
    m_pem = pemOf(m_certificate.get());
}

CertificateAndKey TestAuthority::issue(const CertificateWish &wish) const
{
    const auto key = newKey(wish.key);
    const auto certificate = newCertificate(wish, key.get());
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(m_certificate.get()));
    if (!wish.subjectAltName.empty())
        extend(certificate.get(), m_certificate.get(), NID_subject_alt_name, wish.subjectAltName);
    X509_sign(certificate.get(), m_key.get(), EVP_sha256());
    return {pemOf(certificate.get()), pemOf(key.get())};
}

std::string TestAuthority::strayKey(const char *passphrase)
{
    return pemOf(newKey().get(), passphrase);
}
