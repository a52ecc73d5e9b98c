// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/identity_labels.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace liteboxd::policy::explain {

namespace {

constexpr std::string_view namespaceLabelPrefix = "io.cilium.k8s.namespace.labels.";

constexpr std::array<std::string_view, 5> included{"io.kubernetes.pod.namespace", "io.cilium.k8s.namespace.labels",
                                                   "app.kubernetes.io", "io.cilium.k8s.policy.cluster",
                                                   "io.cilium.k8s.policy.serviceaccount"};

constexpr std::array<std::string_view, 12> excluded{"io.kubernetes",
                                                    "kubernetes.io",
                                                    "statefulset.kubernetes.io/pod-name",
                                                    "apps.kubernetes.io/pod-index",
                                                    "batch.kubernetes.io/job-completion-index",
                                                    "batch.kubernetes.io/controller-uid",
                                                    "k8s.io",
                                                    "pod-template-generation",
                                                    "pod-template-hash",
                                                    "controller-revision-hash",
                                                    "controller-uid",
                                                    "etcd_node"};

} // namespace

bool isIdentityLabel(std::string_view key)
{
    std::size_t longestIncluded = 0;
    for (const std::string_view prefix : included) {
        if (key.starts_with(prefix))
            longestIncluded = std::max(longestIncluded, prefix.size());
    }
    std::size_t shortestExcluded = std::string_view::npos;
    for (const std::string_view prefix : excluded) {
        if (key.starts_with(prefix))
            shortestExcluded = std::min(shortestExcluded, prefix.size());
    }
    constexpr std::string_view beta = "beta.kubernetes.io";
    if (const std::size_t at = key.rfind(beta); at != std::string_view::npos)
        shortestExcluded = std::min(shortestExcluded, at + beta.size());
    if (key.starts_with("annotation"))
        shortestExcluded = std::min(shortestExcluded, key.size());
    return shortestExcluded == std::string_view::npos || longestIncluded > shortestExcluded;
}

std::vector<Label> identityLabels(const objects::Pod &pod, const objects::Labels &namespaceLabels,
                                  objects::Enforcement enforcement)
{
    std::map<std::string, std::string> all;
    for (const auto &[key, value] : pod.labels) {
        if (!key.starts_with("io.cilium.k8s"))
            all[key.starts_with("reserved.") ? key.substr(9) : key] = value;
    }
    for (const auto &[key, value] : namespaceLabels)
        all[std::string(namespaceLabelPrefix) + key] = value;
    all[std::string(namespaceLabelPrefix) + "kubernetes.io/metadata.name"] = pod.name.nameSpace;
    all["io.kubernetes.pod.namespace"] = pod.name.nameSpace;
    all["io.cilium.k8s.policy.serviceaccount"] = pod.serviceAccount;
    all["io.cilium.k8s.policy.cluster"] = "default";
    std::vector<Label> labels;
    for (const auto &[key, value] : all) {
        if (enforcement == objects::Enforcement::Kubernetes || isIdentityLabel(key))
            labels.push_back({"k8s", key, value});
    }
    return labels;
}

} // namespace liteboxd::policy::explain
