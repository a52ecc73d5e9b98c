// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kubeconfig/kubeconfig.h"

#include <filesystem>
#include <string>
#include <vector>

namespace liteboxd::kube {

/// Which cluster a program works on that has nobody to ask. A value.
struct ClusterChoice
{
    std::vector<std::filesystem::path> kubeconfigs{}; ///< that somebody named; none: what kubectl would read
    std::string context{};                            ///< "": the current one
    Pipes pipes = Pipes::Refused;                     ///< among the files; each can be read once only

    /// The files that count. None: nobody named one, kubectl would read none either, and this process runs in a pod,
    /// whose own cluster it is then.
    std::vector<std::filesystem::path> files() const;

    /// What the named files say, or what kubectl would read. Errors as Kubeconfig::load().
    base::Result<Kubeconfig> kubeconfig() const;

    /// The context of kubeconfig(), or the pod's cluster as its service account. Errors as Kubeconfig::load() and
    /// connection(), and InCluster::connection(); NotFound names the files.
    base::Result<ConnectionSettings> connection() const;
};

} // namespace liteboxd::kube
