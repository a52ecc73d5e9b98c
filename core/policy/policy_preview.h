// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_matrix.h"
#include "core/policy/objects/cluster_objects.h"

#include <string>
#include <vector>

namespace liteboxd::policy {

/// A verdict that a change of policies would turn.
struct VerdictChange
{
    explain::Outcome before = explain::Outcome::Unknown;
    explain::MatrixEntry after;
};

/// Everything in `now` with the policies of `changed` put in place of those of the same kind and name, or added.
objects::ClusterObjects withPolicies(objects::ClusterObjects now, const objects::ClusterObjects &changed);

/// More pods than this are asked only about nodes, API server and world, not about each other.
inline constexpr std::size_t mostPodsInPairs = 100;

/// Which pairs of pods and entities get another verdict. Computed: it says what Cilium
/// would do once its agents have taken the objects.
std::vector<VerdictChange> verdictChanges(const objects::ClusterObjects &now, const objects::ClusterObjects &then);

} // namespace liteboxd::policy
