// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/connection_settings.h"
#include "core/kube/kubeconfig_entries.h"

#include <QByteArray>

#include <string>

namespace liteboxd::kube {

/// What a plugin that asks for it is told of the cluster (`spec.cluster` of an ExecCredential): address, authorities,
/// and what the kubeconfig holds for such plugins in the cluster's extensions.
std::string execClusterJson(const ClusterEntry &cluster, const ConnectionSettings &settings);

/// The value of KUBERNETES_EXEC_INFO for a run of the plugin: an ExecCredential without status.
QByteArray execInfo(const ExecPlugin &plugin);

} // namespace liteboxd::kube
