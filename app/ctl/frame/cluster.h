// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/global_options.h"
#include "core/base/result.h"
#include "core/kube/api_client.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/kubeconfig/kubeconfig.h"
#include "core/kube/login/credential_source.h"

#include <memory>
#include <string>

namespace liteboxd::ctl {

/// The kubeconfig that the options name, or what kubectl would read. Errors as Kubeconfig::load().
base::Result<kube::Kubeconfig> kubeconfigOf(const GlobalOptions &options);

/// The cluster and namespace a command works on. Nothing is sent before somebody uses the client. One thread.
class Cluster
{
public:
    /// The context of the kubeconfig; in a pod without one, the pod's own cluster. Errors as Kubeconfig::load() and
    /// connection(), InCluster::connection() and ApiClient::create().
    static base::Result<std::unique_ptr<Cluster>> open(const GlobalOptions &options);

    kube::ApiClient &api() { return *m_api; }
    const kube::ConnectionSettings &settings() const { return m_settings; }
    const std::string &nameSpace() const { return m_nameSpace; }

    /// Those of the client, for whatever else connects there.
    const std::shared_ptr<kube::CredentialSource> &credentials() const { return m_credentials; }

private:
    Cluster(kube::ConnectionSettings settings, std::string nameSpace,
            std::shared_ptr<kube::CredentialSource> credentials, std::unique_ptr<kube::ApiClient> api);

    kube::ConnectionSettings m_settings;
    std::string m_nameSpace;
    std::shared_ptr<kube::CredentialSource> m_credentials;
    std::unique_ptr<kube::ApiClient> m_api;
};

} // namespace liteboxd::ctl
