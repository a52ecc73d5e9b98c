// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cluster/certificates.h"

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace liteboxd::demo {

namespace {

template<auto Free>
struct Deleter
{
    template<class T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Text = std::unique_ptr<BIO, Deleter<BIO_free_all>>;

struct Extension
{
    int id;
    const char *value;
};

constexpr long validSeconds = 365L * 24 * 3600;

bool setSerial(X509 *certificate)
{
    const std::unique_ptr<BIGNUM, Deleter<BN_free>> number(BN_new());
    return number && BN_rand(number.get(), 120, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1 &&
           BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setName(X509 *certificate, const char *commonName)
{
    return X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char *>(commonName), -1, -1, 0) == 1;
}

bool addExtension(X509 *certificate, X509 *issuer, const Extension &extension)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>> made(
        X509V3_EXT_conf_nid(nullptr, &context, extension.id, extension.value));
    return made && X509_add_ext(certificate, made.get(), -1) == 1;
}

/// Signed by `issuer`, or by itself if that is null.
Certificate certificate(EVP_PKEY *key, const char *commonName, X509 *issuer, EVP_PKEY *issuerKey,
                        std::initializer_list<Extension> extensions)
{
    Certificate made(X509_new());
    X509 *const parent = issuer ? issuer : made.get();
    bool good =
        made && X509_set_version(made.get(), 2) == 1 && setSerial(made.get()) && setName(made.get(), commonName) &&
        X509_gmtime_adj(X509_getm_notBefore(made.get()), -300) // clocks differ
        && X509_gmtime_adj(X509_getm_notAfter(made.get()), validSeconds) && X509_set_pubkey(made.get(), key) == 1 &&
        X509_set_issuer_name(made.get(), X509_get_subject_name(parent)) == 1;
    for (const Extension &extension : extensions)
        good = good && addExtension(made.get(), parent, extension);
    good = good && X509_sign(made.get(), issuerKey, EVP_sha256()) > 0;
    return good ? std::move(made) : nullptr;
}

std::string textOf(BIO *bio)
{
    char *bytes = nullptr;
    const long length = BIO_get_mem_data(bio, &bytes);
    return length > 0 ? std::string(bytes, static_cast<std::size_t>(length)) : std::string();
}

std::string pem(X509 *certificate)
{
    const Text text(BIO_new(BIO_s_mem()));
    return PEM_write_bio_X509(text.get(), certificate) == 1 ? textOf(text.get()) : std::string();
}

std::string pem(EVP_PKEY *key)
{
    const Text text(BIO_new(BIO_s_mem()));
    const int written = PEM_write_bio_PKCS8PrivateKey(text.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return written == 1 ? textOf(text.get()) : std::string();
}

} // namespace

base::Result<Certificates> Certificates::create()
{
    const Key authorityKey(EVP_EC_gen("P-256"));
    const Key serverKey(EVP_EC_gen("P-256"));
    if (!authorityKey || !serverKey)
        return base::fail(base::ErrorCode::Internal, "no key could be generated", "OpenSSL");
    const Certificate authority =
        certificate(authorityKey.get(), "liteboxd-demo authority", nullptr, authorityKey.get(),
                    {{NID_basic_constraints, "critical,CA:TRUE"},
                     {NID_key_usage, "critical,keyCertSign,cRLSign"},
                     {NID_subject_key_identifier, "hash"}});
    if (!authority)
        return base::fail(base::ErrorCode::Internal, "no certificate authority could be made", "OpenSSL");
    const Certificate server = certificate(serverKey.get(), "liteboxd-demo", authority.get(), authorityKey.get(),
                                           {{NID_basic_constraints, "critical,CA:FALSE"},
                                            {NID_key_usage, "critical,digitalSignature"},
                                            {NID_ext_key_usage, "serverAuth"},
                                            {NID_subject_key_identifier, "hash"},
                                            {NID_authority_key_identifier, "keyid"},
                                            {NID_subject_alt_name, "IP:127.0.0.1,IP:::1,DNS:localhost"}});
    if (!server)
        return base::fail(base::ErrorCode::Internal, "no server certificate could be made", "OpenSSL");
    return Certificates{pem(authority.get()), pem(server.get()), pem(serverKey.get())};
}

} // namespace liteboxd::demo
