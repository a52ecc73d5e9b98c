// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/login/credential_source.h"
#include "gateway/control/api_server_locator.h"
#include "gateway/control/gateway_rules.h"
#include "gateway/control/gateway_traffic.h"
#include "gateway/control/login_check.h"
#include "gateway/control/pod_source.h"
#include "gateway/control/route_table_builder.h"
#include "gateway/engine/gateway.h"
#include "gateway/http/server.h"
#include "gateway/monitor/monitor_service.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace liteboxd::control {

/// The control plane of one running gateway: owns the data plane (engine::Server and its threads), gives it the
/// routes of a PodSource as soon as they change, and the way to the API server.
///
/// Lives on one Qt thread, the pod source's, which must outlive it or be replaced before it goes (setCluster()).
/// Destroying it ends every connection at once; drain() first says goodbye.
class ControlPlane : public QObject
{
    Q_OBJECT

public:
    /// Where and how it meets clients.
    struct Frontend
    {
        std::vector<io::SocketAddress> listen; ///< all of them or none; those with port 0 share the port that is picked
        GatewayRules rules;
        std::shared_ptr<engine::BrowserAccess> browserAccess{}; ///< nullptr: no browser origins
        std::shared_ptr<engine::AccessLog> accessLog{};         ///< nullptr: none
        std::shared_ptr<const io::TlsContext> tls{};            ///< nullptr: plain HTTP
        bool countsTraffic = false;                             ///< also where nobody asks for metrics
        http::Service *management = nullptr;          ///< of the management API; outlives this; nullptr: there is none
        std::vector<io::SocketAddress> socksListen{}; ///< empty: SOCKS is spoken nowhere
        monitor::MonitorService::EgressCounter egress{}; ///< of a proxy that outlives this; empty: there is none
        std::vector<io::SocketAddress> metricsListen{};  ///< of a MonitorService; empty: nobody counts and none listens
    };

    /// Binds every address and begins to serve; until the pods are loaded the answer is 503. AlreadyExists if somebody
    /// has a port, InvalidArgument if an address is not of this machine, Malformed if `cluster` cannot be used.
    static base::Result<std::unique_ptr<ControlPlane>> start(Frontend frontend, const kube::ConnectionSettings &cluster,
                                                             std::shared_ptr<kube::CredentialSource> credentials,
                                                             PodSource &pods);
    ~ControlPlane() override;

    /// From now on the routes are those of `pods`, the way to the API server is that of `cluster`. Who is connected to
    /// a sandbox that is the same stays so. Malformed as start(): then nothing has changed.
    base::Result<void> setCluster(const kube::ConnectionSettings &cluster,
                                  std::shared_ptr<kube::CredentialSource> credentials, PodSource &pods);

    /// Where it listens, with the ports that were picked.
    std::vector<io::SocketAddress> addresses() const { return m_server->addresses(); }

    /// Where it speaks SOCKS, with the ports that were picked.
    const std::vector<io::SocketAddress> &socksAddresses() const { return m_socksAddresses; }

    /// Where it tells its metrics, with the ports that were picked.
    std::vector<io::SocketAddress> metricsAddresses() const
    {
        return m_monitorServer ? m_monitorServer->addresses() : std::vector<io::SocketAddress>();
    }

    /// From now on new connections are met with these certificates. Only where there were some at first.
    void setTls(const std::shared_ptr<const io::TlsContext> &tls) { m_server->setTls(tls); }

    /// The ways that `auto` has come to, by sandbox; empty in the other modes.
    const std::map<base::SandboxId, UpstreamChoice> &upstreams() const { return m_upstreams; }

    /// What serves; for who only looks.
    const engine::Gateway &gateway() const { return *m_gateway; }

    /// Asks what goes through; trafficSeen() tells.
    void askTraffic();
    /// Closes one of the connections that trafficSeen() told of.
    void closeConnection(std::uint64_t number) { m_gateway->closeConnection(number); }

    /// Says that it is not ready, and after the drain delay takes nothing new, ends WebSockets with 1001, lets requests
    /// finish within the drain timeout; then drained().
    void drain();

Q_SIGNALS:
    void drained();
    void trafficSeen(const liteboxd::control::GatewayTraffic &traffic);
    /// A browser signed in.
    void signedIn(const QString &sandboxId, quint16 port);
    /// So many sign-ins were refused since this was last told; a minute apart, however many there are.
    void signInsRefused(int count);
    /// A token that opens nothing was used, which is the decoy of this sandbox, from this address.
    void decoyUsed(const QString &sandboxId, const QString &client);
    /// `auto` takes to another way to a sandbox: one of upstreams() is new.
    void upstreamChosen(const liteboxd::control::UpstreamChoice &choice);
    /// Something went wrong that heals by itself or by a person; for logs.
    void troubled(const liteboxd::base::Error &error);

private:
    explicit ControlPlane(Frontend frontend);

    base::Result<void> listen();
    base::Result<void> listenForMonitors();
    void askAboutLogin();
    void publish();
    void awaitExpiry();
    void endServing();
    void note(const UpstreamChoice &choice);
    void forget(const sandbox::SandboxChanges &changes);

    Frontend m_frontend;
    PodSource *m_pods = nullptr; ///< from the first setCluster() on
    RouteTableBuilder m_routes;
    base::SystemClock m_clock;
    QTimer m_linkExpiry; ///< runs out with the next link
    std::unique_ptr<ApiServerLocator> m_locator;
    std::unique_ptr<LoginCheck> m_loginCheck;
    std::atomic<bool> m_isLoginDoubted = false; ///< set on workers' threads, until the login was asked about
    std::map<base::SandboxId, UpstreamChoice> m_upstreams;
    std::vector<io::SocketAddress> m_socksAddresses;
    std::unique_ptr<engine::Gateway> m_gateway;         ///< the server uses it to the end
    std::unique_ptr<monitor::MonitorService> m_monitor; ///< its server uses it to the end
    std::unique_ptr<http::Server> m_monitorServer;      ///< goes after m_server, whose workers post to it
    std::unique_ptr<http::Server> m_server;
};

} // namespace liteboxd::control
