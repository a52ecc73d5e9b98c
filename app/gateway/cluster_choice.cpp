// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/cluster_choice.h"

#include "core/kube/kubeconfig/in_cluster.h"
#include "core/kube/kubeconfig/kubeconfig.h"

#include <QtGlobal>

#include <algorithm>

namespace liteboxd::gateway {

namespace {

using Files = std::vector<std::filesystem::path>;

bool hasDefaultKubeconfig()
{
    const Files files = kube::Kubeconfig::defaultFiles();
    std::error_code ignored;
    return !qEnvironmentVariableIsEmpty("KUBECONFIG") || std::any_of(files.begin(), files.end(), [&](const auto &file) {
        return std::filesystem::exists(file, ignored);
    });
}

/// Empty: the pod's own cluster.
Files filesOf(const std::filesystem::path &kubeconfig)
{
    if (!kubeconfig.empty())
        return {kubeconfig};
    return kube::InCluster::ofProcess() && !hasDefaultKubeconfig() ? Files() : kube::Kubeconfig::defaultFiles();
}

} // namespace

base::Result<kube::ConnectionSettings> chooseCluster(const std::filesystem::path &kubeconfig,
                                                     const std::string &context)
{
    const Files files = filesOf(kubeconfig);
    if (files.empty()) {
        if (const auto inCluster = kube::InCluster::ofProcess())
            return inCluster->connection();
    }
    const auto config = kube::Kubeconfig::load(files, kubeconfig.empty() ? kube::Kubeconfig::Missing::Skips
                                                                         : kube::Kubeconfig::Missing::Fails);
    if (!config)
        return base::fail(config.error());
    return config->connection(context);
}

std::vector<std::string> kubeconfigFiles(const std::filesystem::path &kubeconfig)
{
    std::vector<std::string> names;
    for (const std::filesystem::path &file : filesOf(kubeconfig))
        names.push_back(file.string());
    return names;
}

} // namespace liteboxd::gateway
