// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/connection_settings.h"
#include "core/kube/transport.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

#include <memory>

namespace liteboxd::kube {

/// HTTPS to the API server of the settings: its authorities only, chain, dates and name checked; client certificate and
/// bearer token of the settings; User-Agent of our own (for one that begins with Mozilla the API server pretty-prints,
/// which doubles its bytes and time); gzip; no redirects, cookies, caches or proxies.
///
/// HTTP/1.1 only. Over HTTP/2 watches pass the same tests; but a server that hangs or says GOAWAY then takes every
/// request of a manager with it, and nothing measured is gained.
class NetworkTransport final : public Transport
{
public:
    /// Malformed if certificates cannot be read, Unsupported for a client key that is neither RSA nor EC.
    static base::Result<std::unique_ptr<NetworkTransport>> create(const ConnectionSettings &settings);

    std::unique_ptr<HttpExchange> start(const HttpRequest &request) override;

private:
    NetworkTransport(const ConnectionSettings &settings, QSslConfiguration tls);

    QNetworkRequest networkRequest(const HttpRequest &request) const;

    std::string m_server;
    QString m_tlsServerName;
    QByteArray m_authorization;
    QSslConfiguration m_tls;
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

} // namespace liteboxd::kube
