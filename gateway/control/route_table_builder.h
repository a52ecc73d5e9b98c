// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_index.h"
#include "gateway/control/pod_source.h"
#include "gateway/control/upstream_address.h"
#include "gateway/engine/route_table.h"

#include <memory>
#include <utility>
#include <vector>

namespace liteboxd::control {

/// Sandboxes as routes. Keeps the digest of each token, never the token.
/// A sandbox without an address, on the host network, at an address that is no upstream, or whose pod has ended (its
/// address may be another pod's by now) has a route without an address; one without a token a route nobody may use.
/// One thread, no I/O.
class RouteTableBuilder
{
public:
    explicit RouteTableBuilder(ClusterPlace place)
        : m_place(place)
    {}

    /// Takes these for all there are.
    void reset(const std::vector<sandbox::SandboxPtr> &sandboxes);

    /// Whether any route is another now: most changes of a pod change none.
    bool apply(const sandbox::SandboxChanges &changes);

    /// Why routes that are new since it was last asked have no address though their pods have one (upstreamAddress()).
    std::vector<base::Error> takeRefusals() { return std::exchange(m_refusals, {}); }

    std::shared_ptr<const engine::RouteTable> build(Freshness freshness) const;

private:
    bool put(const sandbox::Sandbox &sandbox);

    ClusterPlace m_place;
    engine::RouteTable::Routes m_routes;
    std::vector<base::Error> m_refusals;
};

} // namespace liteboxd::control
