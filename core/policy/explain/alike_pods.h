// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_explainer.h"

#include <vector>

namespace liteboxd::policy::explain {

/// Pods, as indices into objects().pods, that the policies of a cluster do not tell apart: of one namespace, selected
/// by policies that say the same, meant by the same peers of all rules, with the same ports. What is computed about one
/// of them holds for all, but that the names of the policies that decide may differ. The most come first; pods that
/// have ended and those on the host's network are in none.
///
/// Costs one look at each selector of each policy for each pod. Any thread.
std::vector<std::vector<std::size_t>> alikePods(const PolicyExplainer &explainer);

} // namespace liteboxd::policy::explain
