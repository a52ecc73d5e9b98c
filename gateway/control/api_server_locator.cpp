// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/api_server_locator.h"

#include <QHostAddress>
#include <QUrl>

#include <utility>

namespace liteboxd::control {

using namespace Qt::Literals::StringLiterals;

namespace {

base::Result<std::shared_ptr<const io::TlsContext>> tlsOf(const kube::ConnectionSettings &settings)
{
    io::TlsContext::ClientSettings tls;
    tls.caPem = settings.caPem;
    tls.certificatePem = settings.clientCertificatePem;
    tls.keyPem = settings.clientKeyPem.reveal();
    tls.verify = settings.verification == kube::TlsVerification::Full;
    return io::TlsContext::client(tls);
}

} // namespace

base::Result<std::unique_ptr<ApiServerLocator>> ApiServerLocator::create(const kube::ConnectionSettings &settings)
{
    const QUrl url(QString::fromStdString(settings.server), QUrl::StrictMode);
    const bool isTls = url.scheme() == u"https"_s;
    if (!url.isValid() || url.host().isEmpty() || (!isTls && url.scheme() != u"http"_s))
        return base::fail(base::ErrorCode::Malformed, "not the URL of an API server", settings.server);
    const int port = url.port(isTls ? 443 : 80);
    if (port < 1)
        return base::fail(base::ErrorCode::Malformed, "not the URL of an API server", settings.server);

    engine::ApiServer server;
    server.hostField = url.authority(QUrl::FullyEncoded).toStdString();
    server.serverName =
        settings.tlsServerName.empty() ? url.host(QUrl::FullyEncoded).toStdString() : settings.tlsServerName;
    server.basePath = url.path(QUrl::FullyEncoded).toStdString();
    while (server.basePath.ends_with('/'))
        server.basePath.pop_back();
    server.bearerToken = settings.bearerToken;
    if (isTls) {
        auto tls = tlsOf(settings);
        if (!tls)
            return base::fail(std::move(tls.error()));
        server.tls = std::move(*tls);
    }
    return std::unique_ptr<ApiServerLocator>(
        new ApiServerLocator(std::move(server), url.host(QUrl::FullyEncoded), static_cast<std::uint16_t>(port)));
}

ApiServerLocator::ApiServerLocator(engine::ApiServer server, QString host, std::uint16_t port)
    : m_server(std::move(server))
    , m_host(std::move(host))
    , m_port(port)
{}

ApiServerLocator::~ApiServerLocator()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
}

void ApiServerLocator::locate()
{
    if (m_lookup >= 0)
        return;
    const QHostAddress address(m_host);
    if (!address.isNull()) {
        QHostInfo info;
        info.setAddresses({address});
        take(info);
        return;
    }
    m_lookup = QHostInfo::lookupHost(m_host, this, [this](const QHostInfo &info) {
        m_lookup = -1;
        take(info);
    });
}

void ApiServerLocator::take(const QHostInfo &info)
{
    auto server = std::make_shared<engine::ApiServer>(m_server);
    for (const QHostAddress &address : info.addresses()) {
        if (const auto parsed = io::SocketAddress::parse(address.toString().toStdString(), m_port))
            server->addresses.push_back(*parsed);
    }
    if (server->addresses.empty()) {
        Q_EMIT failed({base::ErrorCode::HostNotFound, "the API server's name has no address", m_host.toStdString()});
        return;
    }
    Q_EMIT located(std::move(server));
}

} // namespace liteboxd::control
