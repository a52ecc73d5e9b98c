// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/gateway_control.h"

#include <QTimer>

#include <utility>

namespace liteboxd::control {

base::Result<std::unique_ptr<GatewayControl>> GatewayControl::start(Settings settings,
                                                                    const kube::ConnectionSettings &cluster,
                                                                    std::shared_ptr<kube::CredentialSource> credentials,
                                                                    PodSource &pods)
{
    auto locator = ApiServerLocator::create(cluster, credentials);
    if (!locator)
        return base::fail(std::move(locator.error()));
    auto loginCheck = std::make_unique<LoginCheck>(cluster, std::move(credentials));
    std::unique_ptr<GatewayControl> control(new GatewayControl(std::move(settings), std::move(*locator),
                                                               std::move(loginCheck), pods, placeOf(cluster.server)));
    if (auto listening = control->listen(); !listening)
        return base::fail(std::move(listening.error()));
    control->follow();
    control->m_server->start();
    return control;
}

GatewayControl::GatewayControl(Settings settings, std::unique_ptr<ApiServerLocator> locator,
                               std::unique_ptr<LoginCheck> loginCheck, PodSource &pods, ClusterPlace place)
    : m_settings(std::move(settings))
    , m_pods(pods)
    , m_routes(place)
    , m_locator(std::move(locator))
    , m_loginCheck(std::move(loginCheck))
{}

GatewayControl::~GatewayControl()
{
    m_server.reset(); // its threads call into m_gateway and into this object
}

base::Result<void> GatewayControl::listen()
{
    engine::Gateway::Settings gateway;
    gateway.mode = m_settings.gateway.upstreamMode;
    gateway.domain = m_settings.gateway.domain;
    gateway.browserAccess = m_settings.browserAccess;
    gateway.accessLog = m_settings.accessLog;
    gateway.servesTls = m_settings.tls != nullptr;
    gateway.onLogin = [this](const engine::BrowserTarget &target, bool accepted) {
        QMetaObject::invokeMethod(
            this,
            [this, id = QString::fromStdString(target.id), port = target.port, accepted] {
                Q_EMIT loginTried(id, port, accepted);
            },
            Qt::QueuedConnection);
    };
    gateway.limits = m_settings.gateway.connectionLimits;
    gateway.trustedProxies = m_settings.gateway.trustedProxies;
    gateway.onUpstreamChosen = [this](const UpstreamChoice &choice) {
        QMetaObject::invokeMethod(
            this, [this, choice] { note(choice); }, Qt::QueuedConnection);
    };
    gateway.onUnauthenticated = [check = m_loginCheck.get()] { check->ask(); };
    m_gateway = std::make_unique<engine::Gateway>(std::move(gateway));

    http::Server::Settings server;
    server.listen = m_settings.listen;
    server.tls = m_settings.tls;
    server.workers = static_cast<std::size_t>(m_settings.gateway.workers);
    server.limits = m_settings.gateway.headLimits;
    server.timeouts = m_settings.gateway.timeouts;
    server.connections = m_settings.gateway.connectionLimits;
    server.trustedProxies = m_settings.gateway.trustedProxies;
    auto created = http::Server::create(std::move(server), *m_gateway);
    if (!created)
        return base::fail(std::move(created.error()));
    m_server = std::move(*created);
    return {};
}

void GatewayControl::follow()
{
    connect(m_locator.get(), &ApiServerLocator::located, this,
            [this](const std::shared_ptr<const forward::ApiServer> &server) { m_gateway->setApiServer(server); });
    connect(m_locator.get(), &ApiServerLocator::failed, this, &GatewayControl::troubled);
    connect(m_loginCheck.get(), &LoginCheck::failed, this, &GatewayControl::troubled);
    connect(&m_pods, &PodSource::changed, this, [this](const sandbox::SandboxChanges &changes) {
        if (m_routes.apply(changes))
            publish();
        forget(changes);
    });
    connect(&m_pods, &PodSource::knowledgeChanged, this, [this] {
        publish();
        if (m_pods.knowledge() == PodSource::Knowledge::Whole)
            m_locator->locate();
    });
    m_routes.reset(m_pods.sandboxes());
    publish();
    m_locator->locate();
}

void GatewayControl::publish()
{
    m_gateway->publish(m_routes.build(m_pods.knowledge()));
}

/// Workers may have come to the same at the same time.
void GatewayControl::note(const UpstreamChoice &choice)
{
    const auto [place, isNew] = m_upstreams.try_emplace(choice.sandboxId, choice);
    if (!isNew && std::exchange(place->second, choice) == choice)
        return;
    Q_EMIT upstreamChosen(choice);
}

void GatewayControl::forget(const sandbox::SandboxChanges &changes)
{
    for (const sandbox::SandboxPtr &removed : changes.removed)
        m_upstreams.erase(removed->id.text());
}

void GatewayControl::drain()
{
    m_gateway->announceEnd();
    if (m_settings.gateway.drainDelay.count() > 0)
        QTimer::singleShot(m_settings.gateway.drainDelay, this, &GatewayControl::endServing);
    else
        endServing();
}

void GatewayControl::endServing()
{
    m_pods.disconnect(this);
    m_server->drain(m_settings.gateway.drainTimeout,
                    [this] { QMetaObject::invokeMethod(this, &GatewayControl::drained, Qt::QueuedConnection); });
}

} // namespace liteboxd::control
