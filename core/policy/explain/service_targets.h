// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/ip_prefix.h"
#include "core/policy/objects/cluster_objects.h"

#include <vector>

namespace liteboxd::policy::explain {

/// What toServices means at the moment.
struct ServiceTargets
{
    std::vector<objects::LabelSelector> pods; ///< behind services that select pods; keys as Cilium compares them
    std::vector<IpPrefix> blocks;             ///< addresses behind services that select none
};

/// Looks the services of an entry up, as Cilium's policy watcher does: an empty namespace means every namespace, and
/// the keys of a service's own selector stand as they are, so that one with a dot in it is taken for a source and a
/// key.
ServiceTargets targetsOf(const std::vector<objects::ServiceReference> &references,
                         const objects::ClusterObjects &objects);

} // namespace liteboxd::policy::explain
