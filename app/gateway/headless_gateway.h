// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/base_policies.h"
#include "app/gateway/cluster_keeper.h"
#include "app/gateway/management_front.h"
#include "app/gateway/served_cluster.h"
#include "core/base/result.h"
#include "gateway/control/certificate_files.h"
#include "gateway/control/control_plane.h"
#include "gateway/control/egress_door.h"
#include "gateway/control/file_watch.h"
#include "gateway/control/headless_configuration.h"
#include "gateway/management/routes/audit_log.h"

#include <QObject>

#include <memory>

namespace liteboxd::gateway {

/// The headless gateway put together: a cluster, a watch of the sandboxes, the gateway before them. Writes what
/// happens to the log. It follows its kubeconfig file: what another token, certificate or server leads to is watched
/// beside what is served, and takes its place once its sandboxes are known, so that nobody is refused in between. As
/// the configuration says it applies the default network policies when the cluster is first known, and confines the
/// whole process (confineFiles(), confineSystemCalls()). One thread.
class HeadlessGateway : public QObject
{
    Q_OBJECT

public:
    /// Listens when it returns. The cluster is that of the kubeconfig; in a pod without one, the pod's
    /// own. Fails on a kubeconfig that cannot be used and on an address that is taken; a cluster
    /// that cannot be reached is no failure: the gateway answers 503 until it is.
    static base::Result<std::unique_ptr<HeadlessGateway>> start(const control::HeadlessConfiguration &configuration);

    /// "http://127.0.0.1:7080", or with https
    std::string url() const;

    /// Lets go of clients within the shutdown timeout; then ended().
    void stop();

    /// Reads the certificate files and the kubeconfig again, and opens the access log anew.
    void reload();

Q_SIGNALS:
    void ended();

private:
    HeadlessGateway(control::HeadlessConfiguration configuration, std::unique_ptr<ServedCluster> cluster);

    base::Result<void> listen();
    base::Result<void> openManagement(control::ControlPlane::Frontend &frontend);
    base::Result<void> openAuditLog();
    base::Result<void> openEgress(control::ControlPlane::Frontend &frontend);
    void followForEgress(ServedCluster &cluster);
    base::Result<void> openAccessLog(control::ControlPlane::Frontend &frontend);
    base::Result<void> loadCertificates(control::ControlPlane::Frontend &frontend);
    void confine() const;
    void followKubeconfig();
    void takeOver();
    void ensurePolicies();
    void keep();
    void tellOfDecoy(const QString &sandbox, const QString &client);

    const control::HeadlessConfiguration m_configuration;
    std::unique_ptr<ServedCluster> m_cluster;     ///< goes after the control plane, which follows it
    std::unique_ptr<ServedCluster> m_next;        ///< what the kubeconfig leads to now, until it is known; else nullptr
    std::unique_ptr<BasePolicies> m_basePolicies; ///< of m_cluster, whose API client they use; nullptr: not yet, or not
    control::FileWatch m_kubeconfig;
    bool m_isEnding = false;
    std::shared_ptr<engine::AccessLog> m_accessLog;            ///< nullptr: none
    std::shared_ptr<management::AuditLog> m_audit;             ///< nullptr: none
    std::unique_ptr<control::EgressDoor> m_egress;             ///< nullptr: no proxy for sandboxes
    std::unique_ptr<control::CertificateFiles> m_certificates; ///< nullptr: plain HTTP
    std::unique_ptr<ManagementFront> m_management;             ///< nullptr: there is no such API
    std::unique_ptr<control::ControlPlane> m_control;          ///< goes before what its requests are answered by
    std::unique_ptr<ClusterKeeper> m_keeper;                   ///< nullptr: it keeps nothing; goes before the cluster
};

} // namespace liteboxd::gateway
