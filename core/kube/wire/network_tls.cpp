// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/network_tls.h"

#include <QSslCertificate>
#include <QSslKey>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

int refusePassphrase(char *, int, int, void *)
{
    return -1;
}

/// RSA and EC as Qt reads them; other kinds (Ed25519, Ed448) it does not know, but takes from OpenSSL as they are.
base::Result<QSslKey> readKey(const std::string &pem)
{
    const QByteArray text = QByteArray::fromStdString(pem);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(text, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                            &BIO_free_all);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio.get(), nullptr, refusePassphrase, nullptr);
    ERR_clear_error();
    if (key == nullptr || !QSslSocket::supportsSsl())
        return base::fail(ErrorCode::Unsupported, "the client key is of a kind that is not known here");
    return QSslKey(Qt::HANDLE(key), QSsl::PrivateKey); // which frees it
}

} // namespace

base::Result<QSslConfiguration> serverTls(const ConnectionSettings &settings)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(settings.verification == TlsVerification::Full ? QSslSocket::VerifyPeer
                                                                         : QSslSocket::VerifyNone);
    if (!settings.caPem.empty()) {
        const auto authorities = QSslCertificate::fromData(QByteArray::fromStdString(settings.caPem), QSsl::Pem);
        if (authorities.isEmpty())
            return base::fail(ErrorCode::Malformed, "the certificate authority is not a PEM certificate");
        tls.setCaCertificates(authorities);
    }
    return tls;
}

base::Result<QSslConfiguration> withClientCertificate(QSslConfiguration tls, const Credential &credential)
{
    if (credential.certificatePem.empty())
        return tls;
    const auto chain = QSslCertificate::fromData(QByteArray::fromStdString(credential.certificatePem), QSsl::Pem);
    if (chain.isEmpty())
        return base::fail(ErrorCode::Malformed, "the client certificate is not a PEM certificate");
    const auto key = readKey(credential.keyPem.reveal());
    if (!key)
        return base::fail(key.error());
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(*key);
    return tls;
}

} // namespace liteboxd::kube
