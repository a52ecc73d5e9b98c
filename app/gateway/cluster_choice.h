// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace liteboxd::gateway {

/// Which cluster to serve: the context (the current one if "") of `kubeconfig`, which somebody named; without one, of
/// what kubectl would read; in a pod without any, the pod's own cluster, as its service account. Errors as
/// Kubeconfig::load() and connection(), and InCluster::connection().
base::Result<kube::ConnectionSettings> chooseCluster(const std::filesystem::path &kubeconfig,
                                                     const std::string &context);

/// The files that chooseCluster() reads, none for a pod's own cluster.
std::vector<std::string> kubeconfigFiles(const std::filesystem::path &kubeconfig);

} // namespace liteboxd::gateway
