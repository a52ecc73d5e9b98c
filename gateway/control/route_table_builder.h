// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_index.h"
#include "gateway/control/pod_source.h"
#include "gateway/control/upstream_address.h"
#include "gateway/engine/access/route_table.h"

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
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
    /// `cluster` is any text that tells this cluster from others: it goes into the tags of browser origins.
    explicit RouteTableBuilder(ClusterPlace place, std::string cluster = {})
        : m_place(place)
        , m_cluster(std::move(cluster))
    {}

    /// Takes these for all there are.
    void reset(const std::vector<sandbox::SandboxPtr> &sandboxes);

    /// Whether any route is another now: most changes of a pod change none.
    bool apply(const sandbox::SandboxChanges &changes);

    /// Why routes that are new since it was last asked have no address though their pods have one (upstreamAddress()).
    std::vector<base::Error> takeRefusals() { return std::exchange(m_refusals, {}); }

    std::shared_ptr<const engine::RouteTable> build(Freshness freshness) const;

    /// Marks the links whose time is up.
    void expireLinks(std::chrono::system_clock::time_point now);
    /// When the next one's is; nothing if there are none.
    std::optional<std::chrono::system_clock::time_point> nextExpiry() const;

private:
    /// Of how many sandboxes that are gone the token is still known: who shows one is told that the sandbox is gone,
    /// and not that the token is wrong.
    static constexpr std::size_t mostFormer = 1024;

    bool put(const sandbox::Sandbox &sandbox);
    bool remove(const sandbox::Sandbox &sandbox);
    engine::Route routeTo(const sandbox::Sandbox &sandbox, const base::Result<io::SocketAddress> &address) const;

    ClusterPlace m_place;
    std::string m_cluster;
    engine::RouteTable::Routes m_routes;
    std::set<std::string> m_linked; ///< ids of sandboxes that may have links
    std::vector<base::Error> m_refusals;
    std::deque<base::TokenDigest> m_formerTokens; ///< the latest last
};

} // namespace liteboxd::control
