// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/identity.h"
#include "core/policy/objects/cluster_objects.h"

#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::policy::explain {

/// Whether a label of a pod becomes part of its identity, by the default of Cilium's `labels` setting
/// (pkg/labelsfilter): not those of Kubernetes itself except app.kubernetes.io, nor those that differ from pod to pod.
bool isIdentityLabel(std::string_view key);

/// The labels of a pod's identity, by key: its own, its namespace's, its service account and its cluster, which is
/// named `default`. Without Cilium every label of a pod counts.
std::vector<Label> identityLabels(const objects::Pod &pod, const objects::Labels &namespaceLabels,
                                  objects::Enforcement enforcement);

} // namespace liteboxd::policy::explain
