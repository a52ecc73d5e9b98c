// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kubeconfig/kubeconfig.h"

#include <QString>

namespace liteboxd::connection {

/// Tells clusters of kubeconfigs apart where names do not: every K3s file calls its context, and its cluster,
/// "default". A hash of the server and the authority that the kubeconfig says; the same in each file and under each
/// name. "" if the context names no cluster.
QString clusterKey(const kube::Kubeconfig &config, const QString &context);

} // namespace liteboxd::connection
