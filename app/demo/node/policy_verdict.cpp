// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/policy_verdict.h"

#include "app/demo/node/address_block.h"
#include "app/demo/objects/cluster_types.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

template<class Predicate>
bool anyOf(const QJsonValue &array, Predicate predicate)
{
    const QJsonArray items = array.toArray();
    return std::any_of(items.begin(), items.end(), predicate);
}

bool isMet(const QJsonObject &expression, const QJsonObject &labels)
{
    const QString key = expression[u"key"].toString();
    const QString op = expression[u"operator"].toString();
    const bool isListed =
        labels.contains(key) && anyOf(expression[u"values"], [&](const QJsonValue &value) { return value == labels[key]; });
    if (op == u"In")
        return isListed;
    if (op == u"NotIn")
        return !isListed;
    return labels.contains(key) == (op == u"Exists");
}

/// Ports of a NetworkPolicy: none means all; a name selects none here.
bool matchesNetworkPorts(const QJsonValue &ports, const PolicyPort &port)
{
    if (ports.toArray().isEmpty())
        return true;
    return anyOf(ports, [&](const QJsonValue &one) {
        if (one[u"protocol"].toString(u"TCP"_s) != port.protocol)
            return false;
        if (one[u"port"].isUndefined())
            return true;
        const int first = one[u"port"].toInt();
        return port.number >= first && port.number <= one[u"endPort"].toInt(first);
    });
}

/// Ports of a CiliumNetworkPolicy.
bool matchesCiliumPorts(const QJsonValue &toPorts, const PolicyPort &port)
{
    if (toPorts.toArray().isEmpty())
        return true;
    return anyOf(toPorts, [&](const QJsonValue &group) {
        return anyOf(group[u"ports"], [&](const QJsonValue &one) {
            const QString protocol = one[u"protocol"].toString(u"ANY"_s);
            return (protocol == u"ANY" || protocol == port.protocol) &&
                   one[u"port"].toString() == QString::number(port.number);
        });
    });
}

bool matchesCiliumPeer(const QJsonObject &rule, const QString &prefix, const PolicyPeer &peer)
{
    const auto block = [&](const QJsonValue &one) {
        const QString cidr = one.isString() ? one.toString() : one[u"cidr"].toString();
        return peer.entity == u"world" && isWithin(peer.address, cidr) &&
               !anyOf(one[u"except"], [&](const QJsonValue &hole) { return isWithin(peer.address, hole.toString()); });
    };
    return anyOf(rule[prefix + u"Entities"_s],
                 [&](const QJsonValue &entity) {
                     return entity == u"all"_s || (!peer.entity.isEmpty() && entity == peer.entity) ||
                            (entity == u"kube-apiserver"_s && peer.entity == u"host") ||
                            (entity == u"host"_s && peer.entity == u"kube-apiserver");
                 }) ||
           anyOf(rule[prefix + u"Endpoints"_s],
                 [&](const QJsonValue &selector) {
                     return peer.entity.isEmpty() && selects(selector.toObject(), peer.labels);
                 }) ||
           anyOf(rule[prefix + u"CIDRSet"_s], block) || anyOf(rule[prefix + u"CIDR"_s], block);
}

} // namespace

bool selects(const QJsonObject &selector, const QJsonObject &labels)
{
    const QJsonObject wanted = selector[u"matchLabels"].toObject();
    for (auto label = wanted.begin(); label != wanted.end(); ++label) {
        if (labels[label.key()] != label.value())
            return false;
    }
    const QJsonArray expressions = selector[u"matchExpressions"].toArray();
    return std::all_of(expressions.begin(), expressions.end(),
                       [&](const QJsonValue &one) { return isMet(one.toObject(), labels); });
}

bool PolicyVerdict::allows(const QString &space, const QJsonObject &podLabels, Direction direction,
                           const PolicyPeer &peer, const PolicyPort &port) const
{
    if (isDenied(space, podLabels, direction, peer, port))
        return false;
    const bool isEgress = direction == Direction::Egress;
    const QString type = isEgress ? u"Egress"_s : u"Ingress"_s;
    bool isIsolated = false;
    for (const auto &[key, policy] : *m_store.table(networkPolicies())) {
        const QJsonObject spec = policy->json[u"spec"].toObject();
        if (key.section(u'/', 0, 0) != space || !selects(spec[u"podSelector"].toObject(), podLabels) ||
            !anyOf(spec[u"policyTypes"], [&](const QJsonValue &one) { return one == type; }))
            continue;
        isIsolated = true;
        const bool lets = anyOf(spec[isEgress ? u"egress"_s : u"ingress"_s], [&](const QJsonValue &rule) {
            const QJsonValue peers = rule[isEgress ? u"to"_s : u"from"_s];
            return matchesNetworkPorts(rule[u"ports"], port) &&
                   (peers.toArray().isEmpty() || anyOf(peers, [&](const QJsonValue &to) {
                        return matchesNetworkPeer(space, to.toObject(), peer);
                    }));
        });
        if (lets)
            return true;
    }
    return !isIsolated;
}

bool PolicyVerdict::isDenied(const QString &space, const QJsonObject &podLabels, Direction direction,
                             const PolicyPeer &peer, const PolicyPort &port) const
{
    const bool isEgress = direction == Direction::Egress;
    for (const auto &[key, policy] : *m_store.table(ciliumNetworkPolicies())) {
        const QJsonObject spec = policy->json[u"spec"].toObject();
        if (key.section(u'/', 0, 0) != space || !selects(spec[u"endpointSelector"].toObject(), podLabels))
            continue;
        const bool denies = anyOf(spec[isEgress ? u"egressDeny"_s : u"ingressDeny"_s], [&](const QJsonValue &rule) {
            return matchesCiliumPorts(rule[u"toPorts"], port) &&
                   matchesCiliumPeer(rule.toObject(), isEgress ? u"to"_s : u"from"_s, peer);
        });
        if (denies)
            return true;
    }
    return false;
}

bool PolicyVerdict::matchesNetworkPeer(const QString &policySpace, const QJsonObject &to, const PolicyPeer &peer) const
{
    if (const QJsonValue block = to[u"ipBlock"]; block.isObject()) {
        return peer.entity == u"world" && isWithin(peer.address, block[u"cidr"].toString()) &&
               !anyOf(block[u"except"],
                      [&](const QJsonValue &hole) { return isWithin(peer.address, hole.toString()); });
    }
    if (!peer.entity.isEmpty())
        return false;
    const QJsonValue spaces = to[u"namespaceSelector"];
    if (spaces.isObject()) {
        const ObjectRef found = m_store.find(namespaces(), {}, peer.space);
        QJsonObject labels = found ? found->json[u"metadata"][u"labels"].toObject() : QJsonObject();
        labels.insert(u"kubernetes.io/metadata.name"_s, peer.space);
        if (!selects(spaces.toObject(), labels))
            return false;
    } else if (peer.space != policySpace) {
        return false;
    }
    return selects(to[u"podSelector"].toObject(), peer.labels);
}

} // namespace liteboxd::demo
