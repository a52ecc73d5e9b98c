// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <chrono>
#include <memory>
#include <string>

/// What a certificate made for a test says.
struct CertificateWish
{
    std::string commonName = "test";
    std::string subjectAltName{}; ///< OpenSSL's form: "IP:127.0.0.1,DNS:localhost"; "" for a client
    std::chrono::seconds validFrom = std::chrono::hours(-1); ///< from now
    std::chrono::seconds validUntil = std::chrono::hours(1);
    std::string key = "P-256"; ///< a curve as OpenSSL calls it, or RSA, ED25519, ED448
};

struct CertificateAndKey
{
    std::string certificatePem;
    std::string keyPem;
};

/// A certificate authority that lives as long as a test. Keys are EC P-256, as K3s makes them, unless a wish
/// says otherwise.
class TestAuthority
{
public:
    TestAuthority();

    const std::string &pem() const { return m_pem; }
    CertificateAndKey issue(const CertificateWish &wish) const;

    /// A private key in PEM that nobody signed; with a passphrase if one is given.
    static std::string strayKey(const char *passphrase = nullptr);

private:
    std::shared_ptr<EVP_PKEY> m_key;
    std::shared_ptr<X509> m_certificate;
    std::string m_pem;
};
