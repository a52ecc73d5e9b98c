// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_explainer.h"

#include <functional>
#include <string>
#include <vector>

namespace liteboxd::policy::explain {

/// Whether one end may connect to another, by the policies of both.
struct MatrixEntry
{
    std::string from; ///< as parsePeer() reads it: "pod:liteboxd/sandbox-0a1b2c3d", "entity:world"
    std::string to;
    TargetPort port;
    Outcome outcome = Outcome::Unknown;
    std::vector<DecidingRule> decidedBy; ///< of the end that denies it, else of both
    std::vector<PolicyName> isolatedBy;  ///< where nothing allows it: by which only what is allowed passes
};

/// One end of the matrix: a pod, an entity, or a name of the world.
struct MatrixEnd
{
    std::string text;                 ///< as parsePeer() reads it: "pod:…", "entity:…", "fqdn:…"
    std::optional<std::size_t> pod{}; ///< index into objects().pods; none: no pod
};

/// The pods of a cluster that have not ended and are not on the host's network, and the entities host, remote-node,
/// kube-apiserver and world.
std::vector<MatrixEnd> matrixEnds(const PolicyExplainer &explainer);

/// Asks about every pair of which one end is a pod, and gives each answer to `take`. A pod is asked about the ports
/// that its containers declare, or 80/tcp; an entity or a name about 443/tcp.
void eachPair(const PolicyExplainer &explainer, const std::vector<MatrixEnd> &sources,
              const std::vector<MatrixEnd> &targets, const std::function<void(MatrixEntry)> &take);

} // namespace liteboxd::policy::explain
