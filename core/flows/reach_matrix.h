// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_digest.h"
#include "core/policy/explain/policy_explainer.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace liteboxd::flows {

/// What kind of place a sandbox asks for: each is one that a policy set has to have an answer to.
enum class ReachTarget {
    Node,      ///< a node, its own or another, any port but the kubelet's
    Kubelet,   ///< port 10250 of a node
    ApiServer, ///< by its service or on a node
    Metadata,  ///< 169.254.169.254
    Lan,       ///< private and link-local addresses outside of the cluster
    Neighbour, ///< another sandbox
    Dns,       ///< the cluster's name server
    Internet   ///< all other addresses of the world
};

/// The place that a flow of a sandbox is about; nothing for other pods of the cluster.
std::optional<ReachTarget> reachTarget(const Flow &flow);

/// What the policies say of one kind of place, beside what was seen of it.
struct ReachRow
{
    ReachTarget target = ReachTarget::Node;
    std::optional<policy::explain::Verdict> computed{}; ///< of an example; nothing: it cannot be asked here
    std::uint64_t passed = 0;                           ///< packets that were let through
    std::uint64_t dropped = 0;                          ///< denied by a policy
    std::chrono::system_clock::time_point last{};       ///< of what was seen

    /// What was computed and the latest that was seen cannot both be so, of a place where every address has the same
    /// answer.
    bool differs = false;
};

/// All kinds of places for one sandbox, in the order of ReachTarget. `explainer` may be null: then nothing is computed.
/// Costs one walk over the digest.
std::vector<ReachRow> reachMatrix(const QString &sandboxId, const FlowDigest &digest,
                                  const policy::explain::PolicyExplainer *explainer);

} // namespace liteboxd::flows
