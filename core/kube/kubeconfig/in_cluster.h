// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"

#include <filesystem>
#include <optional>
#include <string>

namespace liteboxd::kube {

/// How a program in a pod reaches the API server of its cluster: as the service account of the pod. The token is read
/// again when the kubelet renews it.
/// Source: kubernetes.io/docs/tasks/run-application/access-api-from-pod; client-go's rest.InClusterConfig.
struct InCluster
{
    std::string host; ///< $KUBERNETES_SERVICE_HOST
    std::string port; ///< $KUBERNETES_SERVICE_PORT
    std::filesystem::path folder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// What this process is told; nothing outside of a pod.
    static std::optional<InCluster> ofProcess();

    /// FileUnreadable or Malformed: the folder holds no token, or no readable `ca.crt`.
    base::Result<ConnectionSettings> connection() const;
};

} // namespace liteboxd::kube
