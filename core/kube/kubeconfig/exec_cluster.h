// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/kubeconfig/kubeconfig_entries.h"

#include <string>

namespace liteboxd::kube {

/// What a plugin that asks for it is told of the cluster (`spec.cluster` of an ExecCredential): address, authorities,
/// and what the kubeconfig holds for such plugins in the cluster's extensions.
std::string execClusterJson(const ClusterEntry &cluster, const ConnectionSettings &settings);

} // namespace liteboxd::kube
