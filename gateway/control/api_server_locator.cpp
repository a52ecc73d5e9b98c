// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/api_server_locator.h"

#include "core/kube/wire/network_proxy.h"

#include <QHostAddress>

#include <algorithm>
#include <chrono>
#include <utility>

namespace liteboxd::control {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A source that gives no time is asked again by nobody; one that gives the past is not asked without end.
constexpr std::chrono::seconds shortestRenewal{1};
constexpr std::chrono::hours longestRenewal{24};

base::Result<std::shared_ptr<const io::TlsContext>> tlsOf(const kube::ConnectionSettings &settings,
                                                          const kube::Credential &credential)
{
    io::TlsContext::ClientSettings tls;
    tls.caPem = settings.caPem;
    tls.certificatePem = credential.certificatePem;
    tls.keyPem = credential.keyPem.reveal();
    tls.verify = settings.verification == kube::TlsVerification::Full;
    return io::TlsContext::client(tls);
}

forward::ProxyTunnel tunnelBy(const QNetworkProxy &proxy, const QUrl &server)
{
    using Protocol = forward::ProxyTunnel::Protocol;
    forward::ProxyTunnel tunnel;
    tunnel.protocol = proxy.type() == QNetworkProxy::Socks5Proxy ? Protocol::Socks5 : Protocol::HttpConnect;
    tunnel.host = server.host(QUrl::FullyEncoded).toStdString();
    tunnel.port = static_cast<std::uint16_t>(server.port());
    tunnel.user = proxy.user().toStdString();
    tunnel.password = base::Secret(proxy.password().toStdString());
    return tunnel;
}

} // namespace

base::Result<std::unique_ptr<ApiServerLocator>>
ApiServerLocator::create(const kube::ConnectionSettings &settings, std::shared_ptr<kube::CredentialSource> credentials)
{
    QUrl url(QString::fromStdString(settings.server), QUrl::StrictMode);
    const bool isTls = url.scheme() == u"https"_s;
    if (!url.isValid() || url.host().isEmpty() || (!isTls && url.scheme() != u"http"_s))
        return base::fail(base::ErrorCode::Malformed, "not the URL of an API server", settings.server);
    const int port = url.port(isTls ? 443 : 80);
    if (port < 1)
        return base::fail(base::ErrorCode::Malformed, "not the URL of an API server", settings.server);
    const auto proxy = kube::proxyOf(settings);
    if (!proxy)
        return base::fail(proxy.error());

    forward::ApiServer server;
    server.hostField = url.authority(QUrl::FullyEncoded).toStdString();
    server.serverName =
        settings.tlsServerName.empty() ? url.host(QUrl::FullyEncoded).toStdString() : settings.tlsServerName;
    server.basePath = url.path(QUrl::FullyEncoded).toStdString();
    while (server.basePath.ends_with('/'))
        server.basePath.pop_back();
    url.setPort(port);
    if (proxy->type() != QNetworkProxy::NoProxy)
        server.tunnel = tunnelBy(*proxy, url);
    std::unique_ptr<ApiServerLocator> locator(
        new ApiServerLocator(std::move(server), url, *proxy, settings, std::move(credentials)));
    if (const kube::CredentialPtr credential = locator->m_credentials->ready()) {
        if (auto usable = locator->sign(credential); !usable)
            return base::fail(std::move(usable.error()));
    }
    return locator;
}

ApiServerLocator::ApiServerLocator(forward::ApiServer server, const QUrl &url, const QNetworkProxy &proxy,
                                   const kube::ConnectionSettings &settings,
                                   std::shared_ptr<kube::CredentialSource> credentials)
    : m_server(std::move(server))
    , m_isTls(url.scheme() == u"https"_s)
    , m_host(m_server.tunnel ? proxy.hostName() : url.host(QUrl::FullyEncoded))
    , m_port(m_server.tunnel ? proxy.port() : static_cast<quint16>(url.port()))
    , m_settings(settings)
    , m_credentials(std::move(credentials))
{
    m_renewal.setSingleShot(true);
    connect(&m_renewal, &QTimer::timeout, this, &ApiServerLocator::askCredential);
    connect(m_credentials.get(), &kube::CredentialSource::changed, this, &ApiServerLocator::askCredential);
}

ApiServerLocator::~ApiServerLocator()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
}

void ApiServerLocator::locate()
{
    if (!m_signed)
        askCredential();
    lookUp();
}

void ApiServerLocator::askCredential()
{
    m_asked = m_credentials->current(this, [this](const base::Result<kube::CredentialPtr> &credential) {
        if (!credential) {
            m_renewal.start(credential.error().retryAfter.value_or(shortestRenewal));
            Q_EMIT failed(credential.error());
            return;
        }
        const bool isNews = !m_signed || !showsSame(*m_signed, **credential);
        if (const auto usable = sign(*credential); !usable) {
            Q_EMIT failed(usable.error());
            return;
        }
        if (isNews)
            tell();
    });
}

/// Makes the server one that knows us by this credential, and plans when to ask for the next.
base::Result<void> ApiServerLocator::sign(const kube::CredentialPtr &credential)
{
    const bool isOtherCertificate = !m_signed || m_signed->certificatePem != credential->certificatePem ||
                                    !(m_signed->keyPem == credential->keyPem);
    if (m_isTls && isOtherCertificate) {
        auto tls = tlsOf(m_settings, *credential);
        if (!tls)
            return base::fail(std::move(tls.error()));
        m_server.tls = std::move(*tls);
    }
    m_server.identity.clear();
    if (!credential->authorization.isEmpty())
        m_server.identity.emplace_back("Authorization", credential->authorization);
    for (auto &[name, value] : kube::impersonationFields(m_settings.impersonation))
        m_server.identity.emplace_back(std::move(name), base::Secret(std::move(value)));
    m_signed = credential;
    if (credential->renewAt) {
        const auto wait =
            std::chrono::ceil<std::chrono::milliseconds>(*credential->renewAt - std::chrono::system_clock::now());
        m_renewal.start(std::clamp<std::chrono::milliseconds>(wait, shortestRenewal, longestRenewal));
    }
    return {};
}

void ApiServerLocator::lookUp()
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
    std::vector<io::SocketAddress> addresses;
    for (const QHostAddress &address : info.addresses()) {
        const auto parsed = io::SocketAddress::parse(address.toString().toStdString(), m_port);
        if (parsed)
            addresses.push_back(*parsed);
    }
    if (addresses.empty()) {
        Q_EMIT failed(m_server.tunnel ? base::Error{base::ErrorCode::ProxyFailed, "the proxy's name has no address",
                                                    m_host.toStdString()}
                                      : base::Error{base::ErrorCode::HostNotFound,
                                                    "the API server's name has no address", m_host.toStdString()});
        return;
    }
    m_server.addresses = std::move(addresses);
    tell();
}

/// Where the server is and who we are come each in their time.
void ApiServerLocator::tell()
{
    if (m_signed && !m_server.addresses.empty())
        Q_EMIT located(std::make_shared<forward::ApiServer>(m_server));
}

} // namespace liteboxd::control
