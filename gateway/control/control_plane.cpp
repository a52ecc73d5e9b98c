// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/control_plane.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace liteboxd::control {

namespace {

/// Connections to the listener of metrics at once.
constexpr std::uint32_t mostMonitors = 64;

/// What tells a cluster from every other before anything is asked of it, and cannot be claimed by another one: its uid
/// can.
std::string identityOf(const kube::ConnectionSettings &cluster)
{
    return cluster.server + '\n' + cluster.tlsServerName + '\n' + cluster.caPem;
}

GatewayTraffic trafficOf(const engine::GatewayLook &look)
{
    GatewayTraffic traffic{look.requests, look.sentBytes, {}, {}};
    const auto now = io::Clock::now();
    for (const engine::OpenConnection &each : look.connections)
        traffic.connections.append({each.number, QString::fromStdString(each.place.id.text()), each.place.port,
                                    each.kind == engine::ConnectionKind::Tcp, QString::fromStdString(each.client),
                                    std::chrono::duration_cast<std::chrono::seconds>(now - each.begun), each.toClient,
                                    each.toSandbox});
    std::sort(traffic.connections.begin(), traffic.connections.end(),
              [](const GatewayConnection &one, const GatewayConnection &other) { return one.number < other.number; });
    for (const auto &[id, each] : look.sandboxes)
        traffic.sandboxes.append({QString::fromStdString(id),
                                  std::accumulate(each.requests.begin(), each.requests.end(), quint64(0)),
                                  each.sentBytes, each.openRequests + each.openWebSockets, each.durations.within(0.5),
                                  each.durations.within(0.95)});
    return traffic;
}

} // namespace

base::Result<std::unique_ptr<ControlPlane>> ControlPlane::start(Frontend frontend,
                                                                const kube::ConnectionSettings &cluster,
                                                                std::shared_ptr<kube::CredentialSource> credentials,
                                                                PodSource &pods)
{
    std::unique_ptr<ControlPlane> control(new ControlPlane(std::move(frontend)));
    if (auto listening = control->listen(); !listening)
        return base::fail(std::move(listening.error()));
    if (auto usable = control->setCluster(cluster, std::move(credentials), pods); !usable)
        return base::fail(std::move(usable.error()));
    if (auto listening = control->listenForMonitors(); !listening)
        return base::fail(std::move(listening.error()));
    control->m_server->start();
    return control;
}

ControlPlane::ControlPlane(Frontend frontend)
    : m_frontend(std::move(frontend))
    , m_routes(ClusterPlace::Elsewhere)
{
    m_linkExpiry.setSingleShot(true);
    connect(&m_linkExpiry, &QTimer::timeout, this, &ControlPlane::publish);
}

ControlPlane::~ControlPlane()
{
    m_server.reset(); // its threads call into m_gateway and into this object
}

base::Result<void> ControlPlane::listen()
{
    engine::Gateway::Settings gateway;
    gateway.mode = m_frontend.rules.upstreamMode;
    gateway.domain = m_frontend.rules.domain;
    gateway.browserAccess = m_frontend.browserAccess;
    gateway.accessLog = m_frontend.accessLog;
    gateway.servesTls = m_frontend.tls != nullptr;
    gateway.countsTraffic = m_frontend.countsTraffic || !m_frontend.metricsListen.empty();
    gateway.onSignedIn = [this](const engine::SandboxPort &place) {
        QMetaObject::invokeMethod(
            this,
            [this, id = QString::fromStdString(place.id.text()), port = place.port] { Q_EMIT signedIn(id, port); },
            Qt::QueuedConnection);
    };
    gateway.onSignInsRefused = [this](std::size_t count) {
        QMetaObject::invokeMethod(
            this, [this, count] { Q_EMIT signInsRefused(static_cast<int>(count)); }, Qt::QueuedConnection);
    };
    gateway.onDecoyUsed = [this](const engine::DecoyUse &use, const std::string &client) {
        QMetaObject::invokeMethod(
            this,
            [this, id = QString::fromStdString(use.sandboxId), from = QString::fromStdString(client)] {
                Q_EMIT decoyUsed(id, from);
            },
            Qt::QueuedConnection);
    };
    for (const io::SocketAddress &address : m_frontend.socksListen) {
        auto socket = io::ListeningSocket::open(address);
        if (!socket)
            return base::fail(std::move(socket.error()));
        m_socksAddresses.push_back((*socket)->address());
        gateway.socks.push_back(std::move(*socket));
    }
    gateway.timeouts = m_frontend.rules.timeouts;
    gateway.management = m_frontend.management;
    gateway.limits = m_frontend.rules.connectionLimits;
    gateway.trustedProxies = m_frontend.rules.trustedProxies;
    gateway.onUpstreamChosen = [this](const UpstreamChoice &choice) {
        QMetaObject::invokeMethod(
            this, [this, choice] { note(choice); }, Qt::QueuedConnection);
    };
    gateway.onUnauthenticated = [this] {
        if (!m_isLoginDoubted.exchange(true))
            QMetaObject::invokeMethod(this, &ControlPlane::askAboutLogin, Qt::QueuedConnection);
    };
    m_gateway = std::make_unique<engine::Gateway>(std::move(gateway));

    http::Server::Settings server;
    server.listen = m_frontend.listen;
    server.tls = m_frontend.tls;
    server.workers = static_cast<std::size_t>(m_frontend.rules.workers);
    server.limits = m_frontend.rules.headLimits;
    if (m_frontend.browserAccess)
        server.limits.longTarget = engine::BrowserAccess::loginPath;
    server.timeouts = m_frontend.rules.timeouts;
    server.connections = m_frontend.rules.connectionLimits;
    server.trustedProxies = m_frontend.rules.trustedProxies;
    auto created = http::Server::create(std::move(server), *m_gateway);
    if (!created)
        return base::fail(std::move(created.error()));
    m_server = std::move(*created);
    return {};
}

/// Plain HTTP, from one thread of its own: whatever is asked there takes nothing from those who serve.
base::Result<void> ControlPlane::listenForMonitors()
{
    if (m_frontend.metricsListen.empty())
        return {};
    http::Server::Settings server;
    server.listen = m_frontend.metricsListen;
    server.workers = 1;
    server.connections = {.all = mostMonitors, .perClient = mostMonitors};
    m_monitor = std::make_unique<monitor::MonitorService>(*m_gateway, m_frontend.egress);
    auto created = http::Server::create(std::move(server), *m_monitor);
    if (!created)
        return base::fail(std::move(created.error()));
    m_monitorServer = std::move(*created);
    m_monitorServer->start();
    return {};
}

base::Result<void> ControlPlane::setCluster(const kube::ConnectionSettings &cluster,
                                            std::shared_ptr<kube::CredentialSource> credentials, PodSource &pods)
{
    auto locator = ApiServerLocator::create(cluster, credentials);
    if (!locator)
        return base::fail(std::move(locator.error()));
    if (m_pods != nullptr)
        m_pods->disconnect(this);
    m_pods = &pods;
    m_locator = std::move(*locator);
    m_loginCheck = std::make_unique<LoginCheck>(cluster, std::move(credentials));
    m_routes = RouteTableBuilder(placeOf(cluster), identityOf(cluster));
    connect(m_locator.get(), &ApiServerLocator::located, this,
            [this](const std::shared_ptr<const forward::ApiServer> &server) { m_gateway->setApiServer(server); });
    connect(m_locator.get(), &ApiServerLocator::failed, this, &ControlPlane::troubled);
    connect(m_loginCheck.get(), &LoginCheck::failed, this, &ControlPlane::troubled);
    connect(m_pods, &PodSource::changed, this, [this](const sandbox::SandboxChanges &changes) {
        if (m_routes.apply(changes))
            publish();
        forget(changes);
    });
    connect(m_pods, &PodSource::freshnessChanged, this, [this] {
        publish();
        if (m_pods->freshness() == Freshness::Current)
            m_locator->locate();
    });
    m_routes.reset(m_pods->sandboxes());
    publish();
    m_locator->locate();
    return {};
}

void ControlPlane::askTraffic()
{
    m_gateway->look([this](const engine::GatewayLook &look) { // this outlives the workers
        QMetaObject::invokeMethod(
            this, [this, look] { Q_EMIT trafficSeen(trafficOf(look)); }, Qt::QueuedConnection);
    });
}

void ControlPlane::askAboutLogin()
{
    m_isLoginDoubted = false;
    m_loginCheck->ask();
}

void ControlPlane::publish()
{
    m_routes.expireLinks(m_clock.wall());
    m_gateway->publish(m_routes.build(m_pods->freshness()));
    awaitExpiry();
    for (const base::Error &refusal : m_routes.takeRefusals())
        Q_EMIT troubled(refusal);
}

/// A link that has expired opens nothing more, and its WebSockets end: the table says so, requests look at no clock.
void ControlPlane::awaitExpiry()
{
    const auto next = m_routes.nextExpiry();
    if (!next)
        return m_linkExpiry.stop();
    constexpr std::chrono::milliseconds longest = std::chrono::hours(1); // this machine's clock may be set meanwhile
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*next - m_clock.wall());
    m_linkExpiry.start(std::clamp(left, std::chrono::milliseconds(1), longest));
}

/// Workers may have come to the same at the same time.
void ControlPlane::note(const UpstreamChoice &choice)
{
    const auto [place, isNew] = m_upstreams.try_emplace(choice.sandboxId, choice);
    if (!isNew && std::exchange(place->second, choice) == choice)
        return;
    Q_EMIT upstreamChosen(choice);
}

void ControlPlane::forget(const sandbox::SandboxChanges &changes)
{
    for (const sandbox::SandboxPtr &removed : changes.removed)
        m_upstreams.erase(removed->id);
}

void ControlPlane::drain()
{
    m_gateway->announceEnd();
    if (m_frontend.rules.drainDelay.count() > 0)
        QTimer::singleShot(m_frontend.rules.drainDelay, this, &ControlPlane::endServing);
    else
        endServing();
}

void ControlPlane::endServing()
{
    m_pods->disconnect(this);
    m_linkExpiry.stop();
    m_server->drain(m_frontend.rules.drainTimeout,
                    [this] { QMetaObject::invokeMethod(this, &ControlPlane::drained, Qt::QueuedConnection); });
}

} // namespace liteboxd::control
