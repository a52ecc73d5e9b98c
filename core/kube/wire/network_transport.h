// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/login/credential_source.h"
#include "core/kube/wire/network_connections.h"
#include "core/kube/wire/network_exchange.h"
#include "core/kube/wire/transport.h"

#include <QNetworkProxy>
#include <QSslConfiguration>

#include <memory>

namespace liteboxd::kube {

/// HTTPS to the API server of the settings: its authorities only, chain, dates and name checked; credentials of a
/// source, renewed once for a request that is answered 401; User-Agent of our own (for one that begins with Mozilla the
/// API server pretty-prints, which doubles its bytes and time); gzip; no redirects, cookies or caches; through a proxy
/// where the kubeconfig or the environment names one.
///
/// Answers come over HTTP/2 where the server has it and this Qt's is sound (isHttp2Sound()): one connection, and one
/// handshake, for all at once. When one of them is not answered in time, that connection is not used again, for the
/// others would hang too. A stream has a connection of its own, over HTTP/1.1: nothing is shared that could speak for
/// more than one.
class NetworkTransport final : public Transport
{
public:
    /// Malformed if certificates cannot be read or the environment's proxy is no URL, Unsupported for a client key of
    /// an unknown kind and for a proxy that is spoken to over TLS.
    static base::Result<std::unique_ptr<NetworkTransport>> create(const ConnectionSettings &settings,
                                                                  std::shared_ptr<CredentialSource> credentials);

    /// The same with the credentials of the settings, shared with nobody.
    static base::Result<std::unique_ptr<NetworkTransport>> create(const ConnectionSettings &settings);

    std::unique_ptr<HttpExchange> start(const HttpRequest &request) override;

    /// Fails with Unsupported if the settings have a tls-server-name: QWebSocket checks the host's name only.
    std::unique_ptr<ChannelSocket> openChannels(const std::string &target, const QStringList &protocols) override;
    void forgetConnections() override;

private:
    NetworkTransport(const ConnectionSettings &settings, QSslConfiguration tls, QNetworkProxy proxy,
                     std::shared_ptr<CredentialSource> credentials);

    base::Result<std::unique_ptr<HttpExchange>> send(const HttpRequest &request, const CredentialPtr &credential);
    std::unique_ptr<NetworkExchange> sendStream(const HttpRequest &request) const;
    std::unique_ptr<NetworkExchange> sendForAnswer(const HttpRequest &request);
    NetworkExchange::Peer peerOf(const QNetworkRequest &wire) const;
    base::Result<void> present(const CredentialPtr &credential);
    QNetworkRequest networkRequest(const HttpRequest &request) const;

    std::string m_server;
    QString m_tlsServerName;
    Impersonation m_impersonation;
    bool m_mayUseHttp2;
    std::shared_ptr<CredentialSource> m_credentials;
    QSslConfiguration m_serverTls;
    CredentialPtr m_presented; ///< whose certificate m_tls holds
    QSslConfiguration m_tls;
    QNetworkProxy m_proxy;
    NetworkConnections m_connections;                                          ///< of all but streams
    std::unique_ptr<QObject> m_certificateShown = std::make_unique<QObject>(); ///< streams that show it end with it
    QObject m_alive; ///< goes first: nothing is sent or told any more
};

} // namespace liteboxd::kube
