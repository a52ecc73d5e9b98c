// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_rule.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace liteboxd::policy {

/// What kind of peer one item of a rule means.
enum class PeerKind {
    Everybody, ///< the rule names no peer
    Nobody,    ///< a list that is there and empty, or a rule of Cilium that says nothing
    Pods,      ///< by labels; of the policy's own namespace unless the text says otherwise
    Namespaces,
    Block, ///< of addresses
    Name,  ///< of DNS
    Entity,
    Service,
    Nodes,
    CloudGroup
};

/// One peer of a rule, in the words of its policy: "app=liteboxd-gateway", "10.0.0.0/8 except 10.1.0.0/16", "host".
struct PeerFact
{
    PeerKind kind = PeerKind::Everybody;
    QString text{};

    bool operator==(const PeerFact &) const = default;
};

/// What one entry of a policy's rule lists says.
struct RuleFact
{
    explain::Direction direction = explain::Direction::Egress;
    bool denies = false;
    QString path{};              ///< "spec.egress[0]"
    std::vector<PeerFact> peers{}; ///< at least one
    QStringList ports{};         ///< "53/udp", "8000-9000/tcp", "http/tcp"; empty: every port
    bool hasLayer7 = false;      ///< restricted further by rules of layer 7

    bool operator==(const RuleFact &) const = default;
};

/// What a policy says, rule by rule, in its order: ingress, ingressDeny, egress, egressDeny of each spec. Empty for an
/// object of another kind. Pure.
std::vector<RuleFact> ruleFacts(const QJsonObject &policy);

/// Whom it selects, in the words of its selectors; empty: every pod of its namespace, or of the cluster.
QString selectionText(const QJsonObject &policy);

} // namespace liteboxd::policy
