// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kubeconfig/kubeconfig_entries.h"

namespace liteboxd::kube {

/// The cluster that a context names, a part of `entries`. NotFound if it is not there, Malformed if the context or it
/// cannot be used.
base::Result<const ClusterEntry *> clusterOf(const KubeconfigEntries &entries, const ContextEntry &context);

/// The same for the user; nullptr if the context names none, for a cluster that takes anybody.
base::Result<const UserEntry *> userOf(const KubeconfigEntries &entries, const ContextEntry &context);

} // namespace liteboxd::kube
