// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/ip_prefix.h"
#include "core/policy/explain/refusal.h"
#include "core/policy/explain/selector.h"

namespace liteboxd::policy::explain {

namespace {

using Sentence = std::optional<std::string>;

Sentence peerRefusal(const objects::NetworkPolicyPeer &peer)
{
    if (peer.ipBlock && (peer.podSelector || peer.namespaceSelector))
        return "a peer has both an ipBlock and a selector";
    if (peer.podSelector) {
        if (auto fault = selectorFault(prefixed("k8s.", *peer.podSelector)))
            return fault;
    }
    if (peer.namespaceSelector) {
        if (auto fault = selectorFault(prefixed("k8s.io.cilium.k8s.namespace.labels.", *peer.namespaceSelector)))
            return fault;
    }
    return peer.ipBlock ? blockRefusal(peer.ipBlock->cidr, peer.ipBlock->except) : std::nullopt;
}

Sentence ruleRefusal(const objects::NetworkPolicyRule &rule)
{
    for (const objects::NetworkPolicyPeer &peer : rule.peers) {
        if (auto fault = peerRefusal(peer))
            return fault;
    }
    for (const objects::NetworkPolicyPort &port : rule.ports) {
        if (auto fault = portRefusal(port.port.value_or("0"), port.protocol.value_or("TCP")))
            return fault;
    }
    return std::nullopt;
}

} // namespace

Sentence blockRefusal(const std::string &cidr, const std::vector<std::string> &except)
{
    const auto block = IpPrefix::parse(cidr);
    if (!block)
        return "'" + cidr + "' is no block of addresses";
    for (const std::string &text : except) {
        const auto hole = IpPrefix::parse(text);
        // Cilium looks where the block begins as it is written, before its bits are cleared.
        const auto begin = IpAddress::parse(std::string_view(text).substr(0, text.find('/')));
        if (!hole || !begin)
            return "'" + text + "' is no block of addresses";
        if (!block->contains(*begin))
            return "'" + text + "' is not inside '" + cidr + "'";
    }
    return std::nullopt;
}

Sentence refusal(const objects::NetworkPolicy &policy)
{
    if (policy.findings.fault)
        return policy.findings.fault;
    if (auto fault = selectorFault(prefixed("k8s.", policy.podSelector)))
        return fault;
    for (const auto *rules : {&policy.ingress, &policy.egress}) {
        for (const objects::NetworkPolicyRule &rule : *rules) {
            if (auto fault = ruleRefusal(rule))
                return fault;
        }
    }
    return std::nullopt;
}

} // namespace liteboxd::policy::explain
