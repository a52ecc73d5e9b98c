// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/headless_gateway.h"

#include "app/gateway/cluster_choice.h"
#include "core/kube/login/make_credentials.h"

#include <QLoggingCategory>

#include <utility>

namespace liteboxd::gateway {

namespace {

Q_LOGGING_CATEGORY(gatewayLog, "liteboxd.gateway")

void logState(const kube::SyncState &state)
{
    using Phase = kube::SyncState::Phase;
    const std::string why = state.error ? state.error->text() : std::string("no reason given");
    switch (state.phase) {
    case Phase::Live:
        qCInfo(gatewayLog, "sandboxes are known");
        return;
    case Phase::Stale:
        qCWarning(gatewayLog, "lost sight of the cluster: %s", why.c_str());
        return;
    case Phase::Failed:
        qCWarning(gatewayLog, "sandboxes cannot be listed: %s", why.c_str());
        return;
    case Phase::Idle:
    case Phase::Loading:
        return;
    }
}

void logTrouble(const base::Error &error)
{
    qCWarning(gatewayLog, "%s", error.text().c_str());
}

void logUpstream(const control::UpstreamChoice &choice)
{
    qCInfo(gatewayLog, "sandbox %s: %s", choice.sandboxId.c_str(), control::describe(choice).c_str());
}

} // namespace

base::Result<std::unique_ptr<HeadlessGateway>> HeadlessGateway::start(const control::HeadlessConfiguration &options)
{
    const auto cluster = chooseCluster(options.kubeconfig, options.context);
    if (!cluster)
        return base::fail(cluster.error());
    const auto credentials = kube::makeCredentials(*cluster);
    auto api = kube::ApiClient::create(*cluster, credentials);
    if (!api)
        return base::fail(std::move(api.error()));
    std::unique_ptr<HeadlessGateway> program(new HeadlessGateway(std::move(*api), options.nameSpace));
    if (auto listening = program->listen(options, *cluster, credentials); !listening)
        return base::fail(std::move(listening.error()));
    return program;
}

HeadlessGateway::HeadlessGateway(std::unique_ptr<kube::ApiClient> api, const std::string &nameSpace)
    : m_api(std::move(api))
    , m_sandboxes(*m_api, nameSpace)
    , m_pods(m_sandboxes)
{
    connect(&m_sandboxes, &sandbox::SandboxCache::stateChanged, this, logState);
    connect(&m_sandboxes, &sandbox::SandboxCache::podRejected, this, logTrouble);
    connect(&m_sandboxes, &sandbox::SandboxCache::idContested, this, logTrouble);
}

base::Result<void> HeadlessGateway::listen(const control::HeadlessConfiguration &options,
                                           const kube::ConnectionSettings &cluster,
                                           std::shared_ptr<kube::CredentialSource> credentials)
{
    control::ControlPlane::Frontend settings{options.listen, options.gateway};
    if (!options.tlsCertificate.empty()) {
        auto certificates = control::CertificateFiles::load(options.tlsCertificate, options.tlsKey);
        if (!certificates)
            return base::fail(std::move(certificates.error()));
        m_certificates = std::move(*certificates);
        settings.tls = m_certificates->context();
    }
    if (options.accessLog != "off") {
        const bool isJson = options.logFormat == control::LogFormat::Json;
        auto log = engine::AccessLog::open(options.accessLog,
                                           isJson ? engine::AccessLog::Format::Json : engine::AccessLog::Format::Text);
        if (!log)
            return base::fail(std::move(log.error()));
        m_accessLog = std::move(*log);
        settings.accessLog = m_accessLog;
    }
    auto control = control::ControlPlane::start(std::move(settings), cluster, std::move(credentials), m_pods);
    if (!control)
        return base::fail(std::move(control.error()));
    m_control = std::move(*control);
    connect(m_control.get(), &control::ControlPlane::troubled, this, logTrouble);
    connect(m_control.get(), &control::ControlPlane::upstreamChosen, this, logUpstream);
    connect(m_control.get(), &control::ControlPlane::drained, this, &HeadlessGateway::ended);
    if (m_certificates) {
        connect(m_certificates.get(), &control::CertificateFiles::changed, this,
                [this](const std::shared_ptr<const io::TlsContext> &tls) {
                    m_control->setTls(tls);
                    qCInfo(gatewayLog, "new connections get the new certificate");
                });
        connect(m_certificates.get(), &control::CertificateFiles::failed, this, [](const base::Error &error) {
            qCWarning(gatewayLog, "the old certificate stays: %s", error.text().c_str());
        });
    }
    const std::string_view mode = control::name(options.gateway.upstreamMode);
    qCInfo(gatewayLog, "upstream mode %.*s, namespace %s, API server %s", static_cast<int>(mode.size()), mode.data(),
           options.nameSpace.c_str(), cluster.server.c_str());
    m_sandboxes.start();
    return {};
}

std::string HeadlessGateway::url() const
{
    return (m_certificates ? "https://" : "http://") + m_control->addresses().front().text();
}

void HeadlessGateway::stop()
{
    qCInfo(gatewayLog, "ending: new requests are refused, running ones may finish");
    m_control->drain();
}

void HeadlessGateway::reload()
{
    if (m_certificates)
        m_certificates->reload();
    if (m_accessLog)
        m_accessLog->reopen();
}

} // namespace liteboxd::gateway
