// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/policy/older_file.h"
#include "core/policy/policy_drift.h"

#include <QString>

#include <optional>
#include <vector>

namespace liteboxd::policy {

/// What became of one policy.
enum class PolicyOutcome {
    Created,
    Changed,
    Unchanged,    ///< it was right already
    Inapplicable, ///< the cluster does not have its kind: a CiliumNetworkPolicy without Cilium
    Failed,       ///< refused; the error says why. Conflict: somebody else owns a field of it
    NotTried      ///< another one failed before: in the dry run none is applied, later those before it stay
};

struct PolicyResult
{
    QString name;
    PolicyOutcome outcome = PolicyOutcome::NotTried;
    std::optional<base::Error> error{};

    bool operator==(const PolicyResult &) const = default;
};

/// What became of each policy, in the order of the manifests.
struct PolicyReport
{
    std::vector<PolicyResult> policies;

    /// Every policy is in the cluster as it should be.
    bool isComplete() const;
};

/// How one policy stands in the cluster.
struct PolicyCondition
{
    QString name;
    bool present = false;
    std::vector<FieldDifference> differences{}; ///< empty if absent, or as it should be
    bool applicable = true;                     ///< false: the cluster does not have its kind
    std::optional<OlderFile> older{};           ///< what is there is LiteBoxd's own older file of that name

    bool isAsItShouldBe() const { return !applicable || (present && differences.empty()); }
    bool operator==(const PolicyCondition &) const = default;
};

} // namespace liteboxd::policy
