// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/cluster_choice.h"

#include "core/kube/kubeconfig/in_cluster.h"
#include "core/kube/kubeconfig/kubeconfig.h"

#include <QtGlobal>

#include <algorithm>
#include <vector>

namespace liteboxd::gateway {

namespace {

bool hasDefaultKubeconfig()
{
    const auto files = kube::Kubeconfig::defaultFiles();
    std::error_code ignored;
    return !qEnvironmentVariableIsEmpty("KUBECONFIG") || std::any_of(files.begin(), files.end(), [&](const auto &file) {
        return std::filesystem::exists(file, ignored);
    });
}

} // namespace

base::Result<kube::ConnectionSettings> chooseCluster(const std::filesystem::path &kubeconfig,
                                                     const std::string &context)
{
    const bool isNamed = !kubeconfig.empty();
    const auto inCluster = kube::InCluster::ofProcess();
    if (inCluster && !isNamed && !hasDefaultKubeconfig())
        return inCluster->connection();
    const auto config = kube::Kubeconfig::load(
        isNamed ? std::vector<std::filesystem::path>{kubeconfig} : kube::Kubeconfig::defaultFiles(),
        isNamed ? kube::Kubeconfig::Missing::Fails : kube::Kubeconfig::Missing::Skips);
    if (!config)
        return base::fail(config.error());
    return config->connection(context);
}

} // namespace liteboxd::gateway
