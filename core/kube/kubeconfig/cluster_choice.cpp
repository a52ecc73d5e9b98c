// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/cluster_choice.h"

#include "core/kube/kubeconfig/in_cluster.h"

#include <QtGlobal>

#include <algorithm>

namespace liteboxd::kube {

namespace {

using Files = std::vector<std::filesystem::path>;

bool hasDefaultKubeconfig()
{
    const Files files = Kubeconfig::defaultFiles();
    std::error_code ignored;
    return !qEnvironmentVariableIsEmpty("KUBECONFIG") || std::any_of(files.begin(), files.end(), [&](const auto &file) {
        return std::filesystem::exists(file, ignored);
    });
}

/// The same error, with the files in which something was looked for in vain.
base::Error withFiles(base::Error error, const Files &files)
{
    std::string names;
    std::error_code ignored;
    for (const std::filesystem::path &file : files) {
        if (std::filesystem::exists(file, ignored))
            names += (names.empty() ? "" : ", ") + file.string();
    }
    if (error.text().find(names) == std::string::npos)
        error.context = names + (error.context.empty() ? "" : ": " + error.context);
    return error;
}

} // namespace

std::vector<std::filesystem::path> ClusterChoice::files() const
{
    if (!kubeconfigs.empty())
        return kubeconfigs;
    return InCluster::ofProcess() && !hasDefaultKubeconfig() ? Files() : Kubeconfig::defaultFiles();
}

base::Result<Kubeconfig> ClusterChoice::kubeconfig() const
{
    return kubeconfigs.empty() ? Kubeconfig::load(Kubeconfig::defaultFiles(), Kubeconfig::Missing::Skips, pipes)
                               : Kubeconfig::load(kubeconfigs, Kubeconfig::Missing::Fails, pipes);
}

base::Result<ConnectionSettings> ClusterChoice::connection() const
{
    if (files().empty()) {
        if (const auto inCluster = InCluster::ofProcess())
            return inCluster->connection();
    }
    const auto config = kubeconfig();
    if (!config)
        return base::fail(config.error());
    auto settings = config->connection(context);
    if (!settings && settings.error().code == base::ErrorCode::NotFound)
        return base::fail(withFiles(std::move(settings.error()), files()));
    return settings;
}

} // namespace liteboxd::kube
