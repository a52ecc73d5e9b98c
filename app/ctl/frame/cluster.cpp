// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/cluster.h"

#include "app/ctl/frame/immediate_end.h"
#include "core/kube/kubeconfig/cluster_choice.h"
#include "core/kube/login/make_credentials.h"

namespace liteboxd::ctl {

namespace {

kube::ClusterChoice choiceOf(const GlobalOptions &options)
{
    return {.kubeconfigs = options.kubeconfigs, .context = options.context, .pipes = kube::Pipes::Read};
}

/// What was asked for; else the context's, unless it names none; else where LiteBoxd's sandboxes usually are.
std::string nameSpaceOf(const GlobalOptions &options, const kube::ConnectionSettings &settings)
{
    if (!options.nameSpace.empty())
        return options.nameSpace;
    const bool isNamed = !settings.defaultNamespace.empty() && settings.defaultNamespace != "default";
    return isNamed ? settings.defaultNamespace : "liteboxd";
}

base::Result<kube::ConnectionSettings> settingsOf(const GlobalOptions &options)
{
    const ImmediateEnd ctrlC;
    return choiceOf(options).connection();
}

} // namespace

base::Result<kube::Kubeconfig> kubeconfigOf(const GlobalOptions &options)
{
    const ImmediateEnd ctrlC;
    return choiceOf(options).kubeconfig();
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
    auto settings = settingsOf(options);
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
