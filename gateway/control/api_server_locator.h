// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/login/credential_source.h"
#include "gateway/forward/api_server.h"

#include <QHostInfo>
#include <QNetworkProxy>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace liteboxd::control {

/// A connection of a kubeconfig as the engine needs it: TLS and credentials ready, the server's name looked up, or that
/// of the proxy on the way (kube::proxyOf, as for the Kubernetes client). Follows the credentials: it asks for new ones
/// when they run out, and tells the server anew. One thread. Destroying it ends a lookup.
class ApiServerLocator : public QObject
{
    Q_OBJECT

public:
    /// Malformed if the URL of the server or its proxy, certificates or key cannot be used; Unsupported for a proxy
    /// that is spoken to over TLS. `credentials` is shared with whatever else connects with these settings.
    static base::Result<std::unique_ptr<ApiServerLocator>> create(const kube::ConnectionSettings &settings,
                                                                  std::shared_ptr<kube::CredentialSource> credentials);
    ~ApiServerLocator() override;

    /// Looks the server (its proxy) up, the first time and again: its name may have got another address. An address
    /// needs no lookup; with a credential at hand it is told at once.
    void locate();

Q_SIGNALS:
    void located(std::shared_ptr<const liteboxd::forward::ApiServer> server);
    /// HostNotFound (for a proxy ProxyFailed), LoginFailed, or a client certificate that cannot be used; what was told
    /// before still holds.
    void failed(const liteboxd::base::Error &error);

private:
    ApiServerLocator(forward::ApiServer server, const QUrl &url, const QNetworkProxy &proxy,
                     const kube::ConnectionSettings &settings, std::shared_ptr<kube::CredentialSource> credentials);
    void askCredential();
    base::Result<void> sign(const kube::CredentialPtr &credential);
    void lookUp();
    void take(const QHostInfo &info);
    void tell();

    forward::ApiServer m_server; ///< as far as it is known
    const bool m_isTls;
    const QString m_host; ///< whom the engine connects to: the server, or its proxy
    const quint16 m_port;
    kube::ConnectionSettings m_settings;
    std::shared_ptr<kube::CredentialSource> m_credentials;
    kube::CredentialPtr m_signed; ///< whom m_server speaks for; nullptr: nobody yet
    async::Request m_asked;
    QTimer m_renewal;
    int m_lookup = -1;
};

} // namespace liteboxd::control
