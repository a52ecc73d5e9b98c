// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_explainer.h"
#include "core/policy/live_policies.h"
#include "core/policy/older_file.h"
#include "core/policy/policy_drift.h"
#include "core/policy/policy_manifest.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace liteboxd::policy {

/// Whom a policy is for, by its kind.
enum class PolicyScope { Namespace, Cluster };

/// Which way the rules of a policy look.
enum class PolicyDirections { None, Ingress, Egress, Both };

/// "namespace", "cluster"; "none", "ingress", "egress", "both"
const char *nameOf(PolicyScope scope);
const char *nameOf(PolicyDirections directions);

/// One policy of a cluster in a line, and how it stands to what this project ships.
struct PolicySummary
{
    QString kind;
    QString nameSpace; ///< empty: of the whole cluster
    QString name;
    PolicyScope scope = PolicyScope::Namespace;
    std::size_t selects = 0; ///< pods that run and are not on the host's network
    PolicyDirections directions = PolicyDirections::None;
    QString refusal{};    ///< why it does nothing: not taken by Cilium, or reported by its agent; empty: it is valid
    bool present = true;  ///< false: shipped, and not in the cluster
    bool managed = false; ///< one that this project ships or made
    std::vector<FieldDifference> drift{}; ///< from the shipped one
    std::optional<OlderFile> older{};
    QJsonObject object{}; ///< as it is in the cluster; what is shipped if it is not present

    bool isValid() const { return refusal.isEmpty(); }
};

/// Every policy of `live`, in its order, then those of `manifests` that are not there and could be. `explainer` has the
/// pods that are counted, and the same policies; what it does not know selects nobody. Pure.
std::vector<PolicySummary> policySummaries(const LivePolicies &live, const std::vector<PolicyManifest> &manifests,
                                           const explain::PolicyExplainer &explainer);

} // namespace liteboxd::policy
