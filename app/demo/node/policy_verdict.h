// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_store.h"

namespace liteboxd::demo {

enum class Direction { Egress, Ingress };

/// The other side of a connection, as policies see it.
struct PolicyPeer
{
    QString space{}; ///< of a pod; empty for what is none
    QJsonObject labels{};
    QString entity{};  ///< "host", "kube-apiserver", "world"; empty for pods
    QString address{}; ///< matched by blocks of addresses, if it is no pod and no node
};

struct PolicyPort
{
    int number = 0;
    QString protocol; ///< "TCP", "UDP"
};

/// Whether the policies in force let a pod connect to a peer, or a peer to it: NetworkPolicies as Kubernetes defines
/// them, with Cilium's reading of ipBlock (it selects neither pods nor nodes), and of CiliumNetworkPolicy the denials by
/// entity, endpoint and block of addresses, which go before all else. Allowing rules of Cilium are not read. Pure.
class PolicyVerdict
{
public:
    explicit PolicyVerdict(const ObjectStore &store)
        : m_store(store)
    {}

    bool allows(const QString &space, const QJsonObject &podLabels, Direction direction, const PolicyPeer &peer,
                const PolicyPort &port) const;

private:
    bool isDenied(const QString &space, const QJsonObject &podLabels, Direction direction, const PolicyPeer &peer,
                  const PolicyPort &port) const;
    bool matchesNetworkPeer(const QString &policySpace, const QJsonObject &to, const PolicyPeer &peer) const;

    const ObjectStore &m_store;
};

/// Whether a label selector of Kubernetes' JSON (matchLabels, matchExpressions) selects these labels; an empty one
/// selects all.
bool selects(const QJsonObject &selector, const QJsonObject &labels);

} // namespace liteboxd::demo
