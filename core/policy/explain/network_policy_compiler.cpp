// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/rule_compiler.h"

#include <algorithm>

namespace liteboxd::policy::explain {

namespace {

const std::string namespaceKey{podNamespaceKey};

Selector podsOf(const objects::LabelSelector &pods, const std::string &nameSpace)
{
    objects::LabelSelector selector = prefixed("k8s.", pods);
    selector.matchLabels[namespaceKey] = nameSpace;
    return Selector::compiled(selector);
}

Selector podsOfNamespaces(const objects::LabelSelector &namespaces, const std::optional<objects::LabelSelector> &pods)
{
    objects::LabelSelector selector = prefixed("k8s.io.cilium.k8s.namespace.labels.", namespaces);
    if (selector.isEmpty())
        selector.matchExpressions.push_back({namespaceKey, "Exists", {}});
    if (pods) {
        objects::LabelSelector own = prefixed("k8s.", *pods);
        selector.matchLabels.insert(own.matchLabels.begin(), own.matchLabels.end());
        selector.matchExpressions.insert(selector.matchExpressions.end(), own.matchExpressions.begin(),
                                         own.matchExpressions.end());
    }
    return Selector::compiled(selector);
}

PeerSet peersOf(const objects::NetworkPolicyPeer &peer, const std::string &nameSpace)
{
    PeerSet peers;
    if (peer.namespaceSelector)
        peers.endpoints.push_back(podsOfNamespaces(*peer.namespaceSelector, peer.podSelector));
    else if (peer.podSelector)
        peers.endpoints.push_back(podsOf(*peer.podSelector, nameSpace));
    if (peer.ipBlock) {
        if (const auto block = IpPrefix::parse(peer.ipBlock->cidr))
            peers.others = blockSelectors(*block, peer.ipBlock->except);
    }
    return peers;
}

std::vector<PortFilter> filtersOf(const objects::NetworkPolicyPort &port)
{
    objects::PortRule rule;
    rule.ports.push_back({port.port.value_or("0"), port.endPort.value_or(0), port.protocol.value_or("TCP")});
    return explain::filtersOf(rule);
}

DirectionRules directionOf(const std::vector<objects::NetworkPolicyRule> &rules, const std::string &nameSpace,
                           std::size_t policy, const std::string &path)
{
    DirectionRules result;
    for (std::size_t at = 0; at < rules.size(); ++at) {
        std::vector<PortFilter> ports;
        for (const objects::NetworkPolicyPort &port : rules[at].ports) {
            for (PortFilter &filter : filtersOf(port))
                ports.push_back(std::move(filter));
        }
        std::vector<PeerSet> sets;
        for (const objects::NetworkPolicyPeer &peer : rules[at].peers)
            sets.push_back(peersOf(peer, nameSpace));
        if (sets.empty())
            sets.push_back({false, {Selector::everything()}, {}, {}});
        for (PeerSet &peers : sets) {
            const std::string name = path + '[' + std::to_string(at) + ']';
            result.allow.push_back({policy, name, std::move(peers), rules[at].ports.empty(), ports, {}});
        }
    }
    return result;
}

bool hasType(const objects::NetworkPolicy &policy, std::string_view type)
{
    return std::find(policy.policyTypes.begin(), policy.policyTypes.end(), type) != policy.policyTypes.end();
}

} // namespace

PolicySpec compileSpec(const objects::NetworkPolicy &policy, std::size_t index, objects::Enforcement enforcement)
{
    const std::string &nameSpace = policy.name.nameSpace;
    PolicySpec spec{index, nameSpace, podsOf(policy.podSelector, nameSpace), {}, {}};
    spec.ingress = directionOf(policy.ingress, nameSpace, index, "spec.ingress");
    spec.egress = directionOf(policy.egress, nameSpace, index, "spec.egress");
    // Cilium enforces a direction that has rules even if policyTypes does not name it.
    // The API server fills in policyTypes that are left out so, too.
    const bool counts = enforcement == objects::Enforcement::Cilium || policy.policyTypes.empty();
    spec.ingress.present =
        (counts && !policy.ingress.empty()) || hasType(policy, "Ingress") || !hasType(policy, "Egress");
    spec.egress.present = (counts && !policy.egress.empty()) || hasType(policy, "Egress");
    spec.ingress.defaultDeny = spec.ingress.present;
    spec.egress.defaultDeny = spec.egress.present;
    return spec;
}

} // namespace liteboxd::policy::explain
