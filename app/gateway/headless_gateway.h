// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/api_client.h"
#include "core/sandbox/sandbox_cache.h"
#include "gateway/control/certificate_files.h"
#include "gateway/control/headless_configuration.h"
#include "gateway/control/control_plane.h"
#include "gateway/control/sandbox_pod_source.h"

#include <QObject>

#include <memory>

namespace liteboxd::gateway {

/// The headless gateway put together: a cluster, a watch of the sandboxes, the gateway before them. Writes what
/// happens to the log. One thread.
class HeadlessGateway : public QObject
{
    Q_OBJECT

public:
    /// Listens when it returns. The cluster is that of the kubeconfig; in a pod without one, the pod's
    /// own. Fails on a kubeconfig that cannot be used and on an address that is taken; a cluster
    /// that cannot be reached is no failure: the gateway answers 503 until it is.
    static base::Result<std::unique_ptr<HeadlessGateway>> start(const control::HeadlessConfiguration &options);

    /// "http://127.0.0.1:7080", or with https
    std::string url() const;

    /// Lets go of clients within the shutdown timeout; then ended().
    void stop();

    /// Reads the certificate files again, and opens the access log anew.
    void reload();

Q_SIGNALS:
    void ended();

private:
    explicit HeadlessGateway(std::unique_ptr<kube::ApiClient> api, const std::string &nameSpace);

    base::Result<void> listen(const control::HeadlessConfiguration &options, const kube::ConnectionSettings &cluster,
                              std::shared_ptr<kube::CredentialSource> credentials);

    std::unique_ptr<kube::ApiClient> m_api; ///< goes last: the watch uses it
    sandbox::SandboxCache m_sandboxes;
    control::SandboxPodSource m_pods;
    std::shared_ptr<engine::AccessLog> m_accessLog;            ///< nullptr: none
    std::unique_ptr<control::CertificateFiles> m_certificates; ///< nullptr: plain HTTP
    std::unique_ptr<control::ControlPlane> m_control;
};

} // namespace liteboxd::gateway
