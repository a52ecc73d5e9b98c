// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/headless_gateway.h"

#include "app/gateway/egress_telling.h"
#include "app/gateway/confinement.h"
#include "app/gateway/log_category.h"
#include "core/kube/kubeconfig/cluster_choice.h"
#include "core/store/audit_kinds.h"

#include <filesystem>
#include <utility>

namespace liteboxd::gateway {

using namespace Qt::Literals::StringLiterals;

namespace {

kube::ClusterChoice choiceOf(const control::HeadlessConfiguration &configuration)
{
    kube::ClusterChoice choice{{}, configuration.context};
    if (!configuration.kubeconfig.empty())
        choice.kubeconfigs = {configuration.kubeconfig};
    return choice;
}

std::vector<std::string> filesOf(const kube::ClusterChoice &choice)
{
    std::vector<std::string> names;
    for (const std::filesystem::path &file : choice.files())
        names.push_back(file.string());
    return names;
}

void logUpstream(const control::UpstreamChoice &choice)
{
    qCInfo(gatewayLog, "sandbox %s: %s", choice.sandboxId.text().c_str(), control::describe(choice).c_str());
}

} // namespace

base::Result<std::unique_ptr<HeadlessGateway>>
HeadlessGateway::start(const control::HeadlessConfiguration &configuration)
{
    const auto connection = choiceOf(configuration).connection();
    if (!connection)
        return base::fail(connection.error());
    auto cluster = ServedCluster::create(*connection, configuration.nameSpace);
    if (!cluster)
        return base::fail(std::move(cluster.error()));
    std::unique_ptr<HeadlessGateway> gateway(new HeadlessGateway(configuration, std::move(*cluster)));
    if (auto listening = gateway->listen(); !listening)
        return base::fail(std::move(listening.error()));
    return gateway;
}

HeadlessGateway::HeadlessGateway(control::HeadlessConfiguration configuration, std::unique_ptr<ServedCluster> cluster)
    : m_configuration(std::move(configuration))
    , m_cluster(std::move(cluster))
    , m_kubeconfig(filesOf(choiceOf(m_configuration)))
{
    connect(&m_kubeconfig, &control::FileWatch::changed, this, &HeadlessGateway::followKubeconfig);
    connect(m_cluster.get(), &ServedCluster::known, this, &HeadlessGateway::ensurePolicies);
}

base::Result<void> HeadlessGateway::listen()
{
    control::ControlPlane::Frontend frontend{m_configuration.listen, m_configuration.gateway};
    if (auto loaded = loadCertificates(frontend); !loaded)
        return loaded;
    if (auto opened = openAccessLog(frontend); !opened)
        return opened;
    if (auto opened = openAuditLog(); !opened)
        return opened;
    if (auto opened = openManagement(frontend); !opened)
        return opened;
    frontend.socksListen = m_configuration.socksListen;
    frontend.metricsListen = m_configuration.metricsListen;
    frontend.countsTraffic = m_management != nullptr; // its events tell rates
    confine();                                        // before there are other threads
    if (auto opened = openEgress(frontend); !opened)
        return opened;
    auto control = control::ControlPlane::start(std::move(frontend), m_cluster->connection(), m_cluster->credentials(),
                                                m_cluster->pods());
    if (!control)
        return base::fail(std::move(control.error()));
    m_control = std::move(*control);
    if (m_management)
        m_management->watchTraffic(m_control->gateway());
    connect(m_control.get(), &control::ControlPlane::troubled, this, logTrouble);
    connect(m_control.get(), &control::ControlPlane::decoyUsed, this, &HeadlessGateway::tellOfDecoy);
    connect(m_control.get(), &control::ControlPlane::upstreamChosen, this, logUpstream);
    connect(m_control.get(), &control::ControlPlane::drained, this, &HeadlessGateway::ended);
    const std::string_view mode = control::name(m_configuration.gateway.upstreamMode);
    qCInfo(gatewayLog, "upstream mode %.*s, namespace %s, API server %s", static_cast<int>(mode.size()), mode.data(),
           m_configuration.nameSpace.c_str(), m_cluster->connection().server.c_str());
    keep();
    for (const io::SocketAddress &address : m_control->socksAddresses())
        qCInfo(gatewayLog, "SOCKS at %s", address.text().c_str());
    for (const io::SocketAddress &address : m_control->metricsAddresses())
        qCInfo(gatewayLog, "metrics at http://%s/metrics", address.text().c_str());
    m_cluster->start();
    return {};
}

void HeadlessGateway::tellOfDecoy(const QString &sandbox, const QString &client)
{
    qCWarning(gatewayLog, "alarm: the decoy of sandbox %s was used as a token, from %s", qUtf8Printable(sandbox),
              qUtf8Printable(client));
    management::AuditEntry entry;
    entry.through = u"gateway"_s;
    entry.client = client.toStdString();
    entry.kind = QLatin1StringView(store::kinds::decoyUse);
    entry.object = sandbox;
    entry.status = 401;
    entry.outcome = QLatin1StringView(store::outcomes::refused);
    management::tellOf(entry, m_audit.get(), m_management ? m_management->events().get() : nullptr);
}

base::Result<void> HeadlessGateway::loadCertificates(control::ControlPlane::Frontend &frontend)
{
    if (m_configuration.tlsCertificate.empty())
        return {};
    auto certificates = control::CertificateFiles::load(m_configuration.tlsCertificate, m_configuration.tlsKey);
    if (!certificates)
        return base::fail(std::move(certificates.error()));
    m_certificates = std::move(*certificates);
    frontend.tls = m_certificates->context();
    connect(m_certificates.get(), &control::CertificateFiles::changed, this,
            [this](const std::shared_ptr<const io::TlsContext> &tls) {
                m_control->setTls(tls);
                qCInfo(gatewayLog, "new connections get the new certificate");
            });
    connect(m_certificates.get(), &control::CertificateFiles::failed, this, [](const base::Error &error) {
        qCWarning(gatewayLog, "the old certificate stays: %s", error.text().c_str());
    });
    return {};
}

base::Result<void> HeadlessGateway::openManagement(control::ControlPlane::Frontend &frontend)
{
    auto management = ManagementFront::create(m_configuration, *m_cluster, m_audit);
    if (!management)
        return base::fail(std::move(management.error()));
    m_management = std::move(*management);
    if (m_management)
        frontend.management = &m_management->service();
    return {};
}

base::Result<void> HeadlessGateway::openAuditLog()
{
    const bool isAsked = !m_configuration.apiTokens.empty() || !m_configuration.egress.listen.empty();
    if (!isAsked || m_configuration.auditLog == "off")
        return {};
    auto opened = management::AuditLog::open(m_configuration.auditLog, m_configuration.auditLogSize);
    if (!opened)
        return base::fail(std::move(opened.error()));
    m_audit = std::move(*opened);
    return {};
}

base::Result<void> HeadlessGateway::openEgress(control::ControlPlane::Frontend &frontend)
{
    if (m_configuration.egress.listen.empty())
        return {};
    control::EgressDoor::Decided decided;
    if (m_audit || m_management)
        decided = [telling = std::make_shared<EgressTelling>(m_audit, m_management ? m_management->events() : nullptr)](
                      const egress::EgressNote &note) { telling->tell(note); };
    auto door = control::EgressDoor::open(m_configuration.egress, std::move(decided));
    if (!door)
        return base::fail(std::move(door.error()));
    m_egress = std::move(*door);
    followForEgress(*m_cluster);
    frontend.egress = [door = m_egress.get()] { return door->figures(); };
    for (const io::SocketAddress &address : m_egress->addresses())
        qCInfo(gatewayLog, "proxy for sandboxes at %s", address.text().c_str());
    return {};
}

void HeadlessGateway::followForEgress(ServedCluster &cluster)
{
    m_egress->follow(
        {cluster.pods(), cluster.api(), m_configuration.nameSpace, control::placeOf(cluster.connection())});
}

base::Result<void> HeadlessGateway::openAccessLog(control::ControlPlane::Frontend &frontend)
{
    if (m_configuration.accessLog == "off")
        return {};
    const bool isJson = m_configuration.logFormat == base::LogFormat::Json;
    auto log = engine::AccessLog::open(m_configuration.accessLog,
                                       isJson ? engine::AccessLog::Format::Json : engine::AccessLog::Format::Text,
                                       m_configuration.accessLogSize);
    if (!log)
        return base::fail(std::move(log.error()));
    m_accessLog = std::move(*log);
    frontend.accessLog = m_accessLog;
    return {};
}

/// Who serves is better confined than not at all: what the kernel lacks is said, and no reason to end.
void HeadlessGateway::confine() const
{
    if (m_configuration.confinement == control::Confinement::Off)
        return;
    if (m_cluster->connection().exec) {
        qCWarning(gatewayLog, "not confined: the kubeconfig's login program would be so too");
        return;
    }
    std::vector<std::string> writable;
    for (const std::string &log : {m_configuration.accessLog, m_configuration.auditLog}) {
        if (log != "-" && log != "off")
            writable.push_back(std::filesystem::absolute(log).parent_path().string());
    }
    if (const auto confined = confineFiles(writable); !confined)
        logTrouble(confined.error());
    if (const auto confined = confineSystemCalls(); !confined)
        logTrouble(confined.error());
}

std::string HeadlessGateway::url() const
{
    return (m_certificates ? "https://" : "http://") + m_control->addresses().front().text();
}

void HeadlessGateway::stop()
{
    qCInfo(gatewayLog, "ending: new requests are refused, running ones may finish");
    m_isEnding = true;
    if (m_keeper)
        m_keeper->release();
    m_next.reset();
    if (m_egress)
        m_egress->drain(m_configuration.gateway.drainTimeout);
    m_control->drain();
}

void HeadlessGateway::reload()
{
    if (m_certificates)
        m_certificates->reload();
    if (m_accessLog)
        m_accessLog->reopen();
    if (m_audit)
        m_audit->reopen();
    if (m_management)
        m_management->reload();
    m_kubeconfig.noteRead();
    followKubeconfig();
}

void HeadlessGateway::followKubeconfig()
{
    if (m_isEnding)
        return;
    const auto connection = choiceOf(m_configuration).connection();
    auto next = connection ? ServedCluster::create(*connection, m_configuration.nameSpace)
                           : base::Result<std::unique_ptr<ServedCluster>>(base::fail(connection.error()));
    if (!next) {
        qCWarning(gatewayLog, "the kubeconfig as it is now cannot be used, what it said before holds: %s",
                  next.error().text().c_str());
        return;
    }
    if (*connection == m_cluster->connection()) {
        m_next.reset();
        return;
    }
    qCInfo(gatewayLog, "the kubeconfig has changed: API server %s", connection->server.c_str());
    m_next = std::move(*next);
    connect(m_next.get(), &ServedCluster::known, this, &HeadlessGateway::takeOver);
    m_next->start();
}

void HeadlessGateway::keep()
{
    if (m_configuration.keeper == control::Keeping::On)
        m_keeper = std::make_unique<ClusterKeeper>(*m_cluster, m_configuration.nameSpace);
}

void HeadlessGateway::takeOver()
{
    if (auto taken = m_control->setCluster(m_next->connection(), m_next->credentials(), m_next->pods()); !taken) {
        logTrouble(taken.error());
        return;
    }
    disconnect(m_next.get(), &ServedCluster::known, this, nullptr);
    m_basePolicies.reset();
    m_keeper.reset();
    if (m_management)
        m_management->setCluster(*m_next);
    if (m_egress)
        followForEgress(*m_next);
    m_cluster = std::move(m_next);
    ensurePolicies();
    keep();
    qCInfo(gatewayLog, "what the kubeconfig says now is in force");
}

/// The cluster answers: the first time, it gets its policies.
void HeadlessGateway::ensurePolicies()
{
    if (m_basePolicies || m_isEnding || m_configuration.basePolicies == control::BasePolicyUse::Leave)
        return;
    auto manifests = policy::defaultPolicies(QString::fromStdString(m_configuration.nameSpace));
    if (!manifests) {
        logTrouble(manifests.error());
        return;
    }
    m_basePolicies = std::make_unique<BasePolicies>(m_cluster->api(), m_configuration.nameSpace, std::move(*manifests));
    m_basePolicies->ensure();
}

} // namespace liteboxd::gateway
