// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_preview.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace liteboxd::policy {

namespace {

template<class Policy>
void put(std::vector<Policy> &all, const std::vector<Policy> &changed)
{
    for (const Policy &policy : changed) {
        all.erase(std::remove_if(all.begin(), all.end(),
                                 [&policy](const Policy &each) { return each.name == policy.name; }),
                  all.end());
        all.push_back(policy);
    }
}

/// Asks about every pair in the same order, whatever the policies are. Pairs of pods grow with the square of their
/// number, so they are left out where there are many.
void eachPairOf(const explain::PolicyExplainer &explainer, const std::function<void(explain::MatrixEntry)> &take)
{
    const auto ends = explain::matrixEnds(explainer);
    std::vector<explain::MatrixEnd> pods;
    std::vector<explain::MatrixEnd> entities;
    std::partition_copy(ends.begin(), ends.end(), std::back_inserter(pods), std::back_inserter(entities),
                        [](const explain::MatrixEnd &end) { return end.pod.has_value(); });
    explain::eachPair(explainer, pods, entities, take);
    explain::eachPair(explainer, entities, pods, take);
    if (pods.size() <= mostPodsInPairs)
        explain::eachPair(explainer, pods, pods, take);
}

} // namespace

objects::ClusterObjects withPolicies(objects::ClusterObjects now, const objects::ClusterObjects &changed)
{
    put(now.networkPolicies, changed.networkPolicies);
    put(now.ciliumPolicies, changed.ciliumPolicies);
    return now;
}

std::vector<VerdictChange> verdictChanges(const objects::ClusterObjects &now, const objects::ClusterObjects &then)
{
    std::vector<explain::Outcome> before;
    eachPairOf(explain::PolicyExplainer(now),
               [&before](const explain::MatrixEntry &entry) { before.push_back(entry.outcome); });
    std::vector<VerdictChange> changes;
    std::size_t at = 0; // the pods are the same, and so are the pairs
    eachPairOf(explain::PolicyExplainer(then), [&](explain::MatrixEntry entry) {
        if (at < before.size() && before[at] != entry.outcome)
            changes.push_back({before[at], std::move(entry)});
        ++at;
    });
    return changes;
}

} // namespace liteboxd::policy
