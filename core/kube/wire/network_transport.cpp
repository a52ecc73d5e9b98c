// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/network_transport.h"

#include "core/kube/login/make_credentials.h"
#include "core/kube/wire/authorized_exchange.h"
#include "core/kube/wire/http2_support.h"
#include "core/kube/wire/network_answer.h"
#include "core/kube/wire/network_channel_socket.h"
#include "core/kube/wire/network_identity.h"
#include "core/kube/wire/network_proxy.h"
#include "core/kube/wire/network_stream.h"
#include "core/kube/wire/network_tls.h"
#include "core/kube/wire/refused_channel_socket.h"
#include "core/kube/wire/server_warning.h"

#include <QLibraryInfo>
#include <QNetworkRequest>
#include <QUrl>

#include <algorithm>
#include <set>
#include <utility>

namespace liteboxd::kube {

namespace {

const QByteArray userAgent = QByteArrayLiteral("liteboxd-console/" LITEBOXD_VERSION);

bool mayUseHttp2(const ConnectionSettings &settings)
{
    // Without TLS there is nothing to agree by but an Upgrade, which not every server lets pass.
    if (!settings.server.starts_with("https:") || !isHttp2Sound(QLibraryInfo::version()))
        return false;
    // Qt writes a field that comes several times over HTTP/1.1 only.
    const auto fields = impersonationFields(settings.impersonation);
    std::set<std::string> names;
    return std::all_of(fields.begin(), fields.end(),
                       [&names](const auto &field) { return names.insert(field.first).second; });
}

} // namespace

base::Result<std::unique_ptr<NetworkTransport>> NetworkTransport::create(const ConnectionSettings &settings)
{
    return create(settings, makeCredentials(settings));
}

base::Result<std::unique_ptr<NetworkTransport>> NetworkTransport::create(const ConnectionSettings &settings,
                                                                         std::shared_ptr<CredentialSource> credentials)
{
    if (auto usable = checkImpersonation(settings.impersonation); !usable)
        return base::fail(std::move(usable.error()));
    auto proxy = proxyOf(settings);
    if (!proxy)
        return base::fail(std::move(proxy.error()));
    auto tls = serverTls(settings);
    if (!tls)
        return base::fail(std::move(tls.error()));
    std::unique_ptr<NetworkTransport> transport(
        new NetworkTransport(settings, std::move(*tls), std::move(*proxy), std::move(credentials)));
    if (const CredentialPtr credential = transport->m_credentials->ready()) {
        if (auto usable = transport->present(credential); !usable)
            return base::fail(std::move(usable.error()));
    }
    return transport;
}

NetworkTransport::NetworkTransport(const ConnectionSettings &settings, QSslConfiguration tls, QNetworkProxy proxy,
                                   std::shared_ptr<CredentialSource> credentials)
    : m_server(settings.server)
    , m_tlsServerName(QString::fromStdString(settings.tlsServerName))
    , m_impersonation(settings.impersonation)
    , m_mayUseHttp2(mayUseHttp2(settings))
    , m_credentials(std::move(credentials))
    , m_serverTls(std::move(tls))
    , m_tls(m_serverTls)
    , m_proxy(std::move(proxy))
    , m_connections(newNetworkConnections(m_proxy))
{
    QObject::connect(m_credentials.get(), &CredentialSource::changed, &m_alive, [this] {
        if (const CredentialPtr credential = m_credentials->ready())
            static_cast<void>(present(credential)); // whoever sends next hears of a fault
    });
    if (m_proxy.type() == QNetworkProxy::HttpProxy)
        m_proxy.setRawHeader("User-Agent", userAgent); // for the sockets of streams: Qt's own begins with Mozilla
}

std::unique_ptr<HttpExchange> NetworkTransport::start(const HttpRequest &request)
{
    const auto sendWith = [this](const HttpRequest &wanted, const CredentialPtr &credential) {
        return send(wanted, credential);
    };
    return std::make_unique<AuthorizedExchange>(m_credentials, request, sendWith, &m_alive, m_server);
}

base::Result<std::unique_ptr<HttpExchange>> NetworkTransport::send(const HttpRequest &request,
                                                                   const CredentialPtr &credential)
{
    if (auto usable = present(credential); !usable)
        return base::fail(std::move(usable.error()));
    std::unique_ptr<NetworkExchange> exchange;
    if (request.use == HttpUse::Stream)
        exchange = sendStream(request);
    else
        exchange = sendForAnswer(request);
    QObject::connect(&m_alive, &QObject::destroyed, exchange.get(), &NetworkExchange::abandon);
    if (request.use == HttpUse::Stream)
        QObject::connect(m_certificateShown.get(), &QObject::destroyed, exchange.get(), &NetworkExchange::abandon);
    QObject::connect(exchange.get(), &HttpExchange::headReceived, &m_alive, [this](const HttpHead &head) {
        for (const std::string &text : readWarnings(head.warning))
            warn(text);
    });
    return exchange;
}

std::unique_ptr<NetworkExchange> NetworkTransport::sendStream(const HttpRequest &request) const
{
    const QNetworkRequest wire = networkRequest(request);
    return std::make_unique<NetworkStream>(request, wire, m_proxy, peerOf(wire));
}

std::unique_ptr<NetworkExchange> NetworkTransport::sendForAnswer(const HttpRequest &request)
{
    const QNetworkRequest wire = networkRequest(request);
    QNetworkReply *reply = request.method == "GET"
                               ? m_connections->get(wire)
                               : m_connections->sendCustomRequest(wire, request.method, request.body);
    auto exchange = std::make_unique<NetworkAnswer>(reply, peerOf(wire), request.timeLimit, m_connections);
    const std::weak_ptr used = m_connections;
    QObject::connect(exchange.get(), &HttpExchange::failed, &m_alive, [this, used](const base::Error &error) {
        if (error.code == base::ErrorCode::TimedOut && used.lock() == m_connections)
            forgetConnections();
    });
    return exchange;
}

NetworkExchange::Peer NetworkTransport::peerOf(const QNetworkRequest &wire) const
{
    return {m_server, m_tlsServerName.isEmpty() ? wire.url().host() : m_tlsServerName};
}

/// Those that are in use last as long as what uses them.
void NetworkTransport::forgetConnections()
{
    letGo(std::exchange(m_connections, newNetworkConnections(m_proxy)));
}

std::unique_ptr<ChannelSocket> NetworkTransport::openChannels(const std::string &target, const QStringList &protocols)
{
    if (!m_tlsServerName.isEmpty()) {
        return std::make_unique<RefusedChannelSocket>(base::Error{
            base::ErrorCode::Unsupported, "commands cannot be run over a connection with tls-server-name", m_server});
    }
    const CredentialPtr credential = m_credentials->ready();
    if (!credential) { // its user asks by start(), which waits for one, and comes back
        return std::make_unique<RefusedChannelSocket>(
            base::Error{base::ErrorCode::Unauthenticated, "there are no credentials yet", m_server});
    }
    if (const auto usable = present(credential); !usable)
        return std::make_unique<RefusedChannelSocket>(usable.error());
    HttpRequest request;
    request.target = target;
    request.accept = "*/*"; // a port-forward that is asked for as JSON is 406
    return std::make_unique<NetworkChannelSocket>(networkRequest(request), protocols, m_proxy, m_server);
}

/// From here on requests show this credential. Connections that showed another client certificate are not used again
/// (Qt keeps them by host and port alone), and streams on them end, so that a watch goes on under the new one, as
/// client-go has it.
base::Result<void> NetworkTransport::present(const CredentialPtr &credential)
{
    if (credential == m_presented)
        return {};
    const bool isOtherCertificate = !m_presented || credential->certificatePem != m_presented->certificatePem ||
                                    !(credential->keyPem == m_presented->keyPem);
    if (isOtherCertificate) {
        auto tls = withClientCertificate(m_serverTls, *credential);
        if (!tls)
            return base::fail(std::move(tls.error()));
        m_tls = std::move(*tls);
        forgetConnections();
        if (m_presented) // by the event loop: this may be inside a signal of one of them
            std::exchange(m_certificateShown, std::make_unique<QObject>()).release()->deleteLater();
    }
    m_presented = credential;
    return {};
}

QNetworkRequest NetworkTransport::networkRequest(const HttpRequest &request) const
{
    QNetworkRequest wire(QUrl::fromEncoded(QByteArray::fromStdString(m_server + request.target), QUrl::StrictMode));
    wire.setSslConfiguration(m_tls);
    if (!m_tlsServerName.isEmpty())
        wire.setPeerVerifyName(m_tlsServerName);
    wire.setHeader(QNetworkRequest::UserAgentHeader, QString::fromLatin1(userAgent));
    wire.setRawHeader("Accept", request.accept);
    if (request.coding == HttpCoding::Gzip)
        wire.setRawHeader("Accept-Encoding", "gzip");
    if (!request.contentType.isEmpty())
        wire.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    setIdentity(wire, *m_presented, m_impersonation);
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, m_mayUseHttp2);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    wire.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    wire.setDecompressedSafetyCheckThreshold(-1); // lists of like objects shrink beyond what Qt takes for honest
    return wire;
}

} // namespace liteboxd::kube
