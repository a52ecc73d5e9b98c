// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/cluster.h"

#include "core/kube/kubeconfig/in_cluster.h"
#include "core/kube/login/make_credentials.h"

#include <QtGlobal>

#include <algorithm>

namespace liteboxd::ctl {

namespace {

using kube::Kubeconfig;

bool hasDefaultKubeconfig()
{
    const auto files = Kubeconfig::defaultFiles();
    std::error_code ignored;
    return !qEnvironmentVariableIsEmpty("KUBECONFIG") || std::any_of(files.begin(), files.end(), [&](const auto &file) {
        return std::filesystem::exists(file, ignored);
    });
}

base::Result<kube::ConnectionSettings> connectionOf(const GlobalOptions &options)
{
    const auto inCluster = kube::InCluster::ofProcess();
    if (inCluster && options.kubeconfigs.empty() && !hasDefaultKubeconfig())
        return inCluster->connection();
    const auto kubeconfig = kubeconfigOf(options);
    if (!kubeconfig)
        return base::fail(kubeconfig.error());
    return kubeconfig->connection(options.context);
}

/// What was asked for; else the context's, unless it names none; else where LiteBoxd's sandboxes usually are.
std::string nameSpaceOf(const GlobalOptions &options, const kube::ConnectionSettings &settings)
{
    if (!options.nameSpace.empty())
        return options.nameSpace;
    const bool isNamed = !settings.defaultNamespace.empty() && settings.defaultNamespace != "default";
    return isNamed ? settings.defaultNamespace : "liteboxd";
}

} // namespace

base::Result<Kubeconfig> kubeconfigOf(const GlobalOptions &options)
{
    return options.kubeconfigs.empty() ? Kubeconfig::load(Kubeconfig::defaultFiles(), Kubeconfig::Missing::Skips)
                                       : Kubeconfig::load(options.kubeconfigs);
}

Cluster::Cluster(kube::ConnectionSettings settings, std::string nameSpace,
                 std::shared_ptr<kube::CredentialSource> credentials, std::unique_ptr<kube::ApiClient> api)
    : m_settings(std::move(settings))
    , m_nameSpace(std::move(nameSpace))
    , m_credentials(std::move(credentials))
    , m_api(std::move(api))
{}

base::Result<std::unique_ptr<Cluster>> Cluster::open(const GlobalOptions &options)
{
    auto settings = connectionOf(options);
    if (!settings)
        return base::fail(std::move(settings.error()));
    std::shared_ptr<kube::CredentialSource> credentials = kube::makeCredentials(*settings);
    auto api = kube::ApiClient::create(*settings, credentials);
    if (!api)
        return base::fail(std::move(api.error()));
    std::string nameSpace = nameSpaceOf(options, *settings);
    return std::unique_ptr<Cluster>(
        new Cluster(std::move(*settings), std::move(nameSpace), std::move(credentials), std::move(*api)));
}

} // namespace liteboxd::ctl
