// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/network_transport.h"

#include "core/kube/network_exchange.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslKey>
#include <QUrl>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

base::Result<QSslKey> readKey(const std::string &pem)
{
    const QByteArray text = QByteArray::fromStdString(pem);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(text, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return base::fail(ErrorCode::Unsupported, "the client key is neither RSA nor EC");
}

base::Result<QSslConfiguration> tlsOf(const ConnectionSettings &settings)
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
    if (!settings.clientCertificatePem.empty()) {
        const auto chain =
            QSslCertificate::fromData(QByteArray::fromStdString(settings.clientCertificatePem), QSsl::Pem);
        if (chain.isEmpty())
            return base::fail(ErrorCode::Malformed, "the client certificate is not a PEM certificate");
        const auto key = readKey(settings.clientKeyPem.reveal());
        if (!key)
            return base::fail(key.error());
        tls.setLocalCertificateChain(chain);
        tls.setPrivateKey(*key);
    }
    return tls;
}

std::unique_ptr<QNetworkAccessManager> newManager()
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setProxy(QNetworkProxy::NoProxy);
    manager->setAutoDeleteReplies(false);
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return manager;
}

} // namespace

base::Result<std::unique_ptr<NetworkTransport>> NetworkTransport::create(const ConnectionSettings &settings)
{
    auto tls = tlsOf(settings);
    if (!tls)
        return base::fail(tls.error());
    return std::unique_ptr<NetworkTransport>(new NetworkTransport(settings, std::move(*tls)));
}

NetworkTransport::NetworkTransport(const ConnectionSettings &settings, QSslConfiguration tls)
    : m_server(settings.server)
    , m_tlsServerName(QString::fromStdString(settings.tlsServerName))
    , m_tls(std::move(tls))
    , m_manager(newManager())
{
    if (!settings.bearerToken.isEmpty())
        m_authorization = "Bearer " + QByteArray::fromStdString(settings.bearerToken.reveal());
}

std::unique_ptr<HttpExchange> NetworkTransport::start(const HttpRequest &request)
{
    auto ownManager = request.use == HttpUse::Stream ? newManager() : nullptr;
    QNetworkAccessManager &manager = ownManager ? *ownManager : *m_manager;
    const QNetworkRequest wire = networkRequest(request);
    QNetworkReply *reply =
        request.method == "GET" ? manager.get(wire) : manager.sendCustomRequest(wire, request.method, request.body);
    const QString expectedName = m_tlsServerName.isEmpty() ? wire.url().host() : m_tlsServerName;
    return std::make_unique<NetworkExchange>(reply, request, NetworkExchange::Peer{m_server, expectedName},
                                             std::move(ownManager));
}

QNetworkRequest NetworkTransport::networkRequest(const HttpRequest &request) const
{
    QNetworkRequest wire(QUrl::fromEncoded(QByteArray::fromStdString(m_server + request.target), QUrl::StrictMode));
    wire.setSslConfiguration(m_tls);
    if (!m_tlsServerName.isEmpty())
        wire.setPeerVerifyName(m_tlsServerName);
    wire.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("liteboxd-console/" LITEBOXD_VERSION));
    wire.setRawHeader("Accept", "application/json");
    if (!request.contentType.isEmpty())
        wire.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    if (!m_authorization.isEmpty())
        wire.setRawHeader("Authorization", m_authorization);
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    wire.setDecompressedSafetyCheckThreshold(-1); // lists of like objects shrink beyond what Qt takes for honest
    return wire;
}

} // namespace liteboxd::kube
