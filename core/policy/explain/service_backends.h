// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/policy/explain/identity_table.h"
#include "core/policy/explain/peer.h"

#include <vector>

namespace liteboxd::policy::explain {

/// Where a connection to a service ends up.
struct ServiceBackend
{
    Peer peer; ///< a pod, or an address that is no pod's
    TargetPort port;
};

/// The backends of one port of a service: those that its Endpoints (or EndpointSlices) name, else the pods that run and
/// that it selects. A port that has a name is looked up in each pod; one that has no such port is no backend.
/// NotFound: there is no such service, or it has no such port.
base::Result<std::vector<ServiceBackend>> backendsOf(const objects::ObjectName &service, const TargetPort &port,
                                                     const objects::ClusterObjects &objects,
                                                     const IdentityTable &identities);

} // namespace liteboxd::policy::explain
