// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/entities.h"
#include "core/policy/explain/ip_prefix.h"
#include "core/policy/explain/port_filter.h"
#include "core/policy/explain/refusal.h"
#include "core/policy/explain/selector.h"

#include <algorithm>
#include <utility>

namespace liteboxd::policy::explain {

namespace {

using Sentence = std::optional<std::string>;

bool isEgress(RuleKind kind)
{
    return kind == RuleKind::Egress || kind == RuleKind::EgressDeny;
}

/// Two ways of naming peers in one entry.
Sentence combinationFault(const objects::CiliumRule &rule, RuleKind kind)
{
    const std::string side = isEgress(kind) ? "to" : "from";
    const auto size = [](const auto &list) { return list ? list->size() : 0; };
    std::vector<std::pair<std::string, std::size_t>> members{
        {"Endpoints", size(rule.endpoints)}, {"CIDR", size(rule.cidrs)},  {"CIDRSet", size(rule.cidrSet)},
        {"Entities", size(rule.entities)},   {"Nodes", size(rule.nodes)}, {"Groups", rule.groups}};
    if (isEgress(kind)) {
        members.emplace_back("Services", size(rule.services));
        members.emplace_back("FQDNs", size(rule.fqdns));
    }
    std::erase_if(members, [](const auto &member) { return member.second == 0; });
    if (members.size() < 2)
        return std::nullopt;
    return side + members[0].first + " and " + side + members[1].first + " stand in one entry";
}

Sentence cidrFault(const objects::CidrRule &rule)
{
    const int ways = int(!rule.cidr.empty()) + int(!rule.groupRef.empty()) + int(rule.groupSelector.has_value());
    if (rule.groupSelector) {
        if (auto fault = selectorFault(prefixed("cidrgroup.", *rule.groupSelector)))
            return fault;
    }
    if (ways != 1)
        return "exactly one of cidr, cidrGroupRef and cidrGroupSelector must be given";
    return rule.cidr.empty() ? std::nullopt : blockRefusal(rule.cidr, rule.except);
}

/// A lone address of a link, "fe80::1%eth0". Cilium takes it, and it means nobody.
bool hasZone(const std::string &text)
{
    const std::size_t percent = text.find('%');
    const auto address = IpAddress::parse(std::string_view(text).substr(0, percent));
    return percent != std::string::npos && percent + 1 < text.size() && address && address->isV6 &&
           text.find('/') == std::string::npos;
}

Sentence peerFault(const objects::CiliumRule &rule, RuleKind kind)
{
    if (rule.nodes && !rule.nodes->empty())
        return std::string(isEgress(kind) ? "toNodes" : "fromNodes") + " needs node labels, which are not switched on";
    for (const auto *selectors : {&rule.endpoints, &rule.requirements}) {
        for (const objects::LabelSelector &selector : selectors->value_or(std::vector<objects::LabelSelector>{})) {
            if (auto fault = selectorFault(sourced(selector)))
                return fault;
        }
    }
    for (const std::string &cidr : rule.cidrs.value_or(std::vector<std::string>{})) {
        if (!IpPrefix::parseLoose(cidr) && !hasZone(cidr))
            return "'" + cidr + "' is no address and no block of addresses";
    }
    for (const objects::CidrRule &block : rule.cidrSet.value_or(std::vector<objects::CidrRule>{})) {
        if (auto fault = cidrFault(block))
            return fault;
    }
    for (const std::string &entity : rule.entities.value_or(std::vector<std::string>{})) {
        if (!selectorsOfEntity(entity))
            return "'" + entity + "' is no entity";
    }
    return std::nullopt;
}

bool isOf(const std::string &text, std::string_view punctuation)
{
    return std::all_of(text.begin(), text.end(), [punctuation](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               punctuation.find(c) != std::string_view::npos;
    });
}

Sentence fqdnFault(const objects::FqdnSelector &selector)
{
    if (!selector.matchName.empty() && !selector.matchPattern.empty())
        return "an entry of toFQDNs has both a matchName and a matchPattern";
    if (!isOf(selector.matchName, "-_."))
        return "'" + selector.matchName + "' is no DNS name";
    if (!isOf(selector.matchPattern, "-_.*"))
        return "'" + selector.matchPattern + "' is no pattern of DNS names";
    return std::nullopt;
}

Sentence icmpFault(const objects::CiliumRule &rule)
{
    for (const std::vector<objects::IcmpField> &fields : rule.icmps) {
        if (fields.size() > 40)
            return "an icmps entry has more than 40 types";
        for (const objects::IcmpField &field : fields) {
            if (field.family != "IPv4" && field.family != "IPv6" && !field.family.empty())
                return "'" + field.family + "' is no family of ICMP";
            if (!filterOf(field))
                return "'" + field.type + "' is no type of ICMP";
        }
    }
    return std::nullopt;
}

bool hasL7(const objects::PortRule &port)
{
    return port.rules && port.rules->count() > 0;
}

Sentence hostFault(const objects::PortRule &port, RuleKind kind)
{
    if (!hasL7(port))
        return std::nullopt;
    const bool isHttp = port.rules->http && !port.rules->http->empty();
    const bool isKafka = port.rules->kafka && !port.rules->kafka->empty();
    if (kind == RuleKind::Ingress || (kind == RuleKind::Egress && (isHttp || isKafka)))
        return "rules of layer 7 stand in a policy of nodes";
    return std::nullopt;
}

Sentence specFault(const objects::CiliumSpec &spec)
{
    if (spec.ingress.empty() && spec.ingressDeny.empty() && spec.egress.empty() && spec.egressDeny.empty())
        return "it has no rules: one of ingress, ingressDeny, egress and egressDeny is needed";
    if (!spec.endpointSelector && !spec.nodeSelector)
        return "it has neither an endpointSelector nor a nodeSelector";
    if (spec.endpointSelector && spec.nodeSelector)
        return "it has both an endpointSelector and a nodeSelector";
    const objects::LabelSelector &subject = spec.endpointSelector ? *spec.endpointSelector : *spec.nodeSelector;
    if (auto fault = selectorFault(sourced(subject)))
        return fault;
    const std::pair<const std::vector<objects::CiliumRule> *, RuleKind> lists[] = {
        {&spec.ingress, RuleKind::Ingress},
        {&spec.ingressDeny, RuleKind::IngressDeny},
        {&spec.egress, RuleKind::Egress},
        {&spec.egressDeny, RuleKind::EgressDeny},
    };
    for (const auto &[rules, kind] : lists) {
        for (const objects::CiliumRule &rule : *rules) {
            if (auto fault = refusal(rule, kind, spec.nodeSelector.has_value()))
                return fault;
        }
    }
    return std::nullopt;
}

} // namespace

Sentence refusal(const objects::CiliumRule &rule, RuleKind kind, bool ofNodes)
{
    if (auto fault = combinationFault(rule, kind))
        return fault;
    if (auto fault = peerFault(rule, kind))
        return fault;
    if (!rule.icmps.empty() && !rule.toPorts.empty())
        return "icmps and toPorts stand in one entry";
    for (const objects::PortRule &port : rule.toPorts) {
        if (auto fault = refusal(port, kind))
            return fault;
        if (auto fault = hostFault(port, kind); ofNodes && fault)
            return fault;
    }
    if (auto fault = icmpFault(rule))
        return fault;
    for (const objects::FqdnSelector &selector : rule.fqdns.value_or(std::vector<objects::FqdnSelector>{})) {
        if (auto fault = fqdnFault(selector))
            return fault;
    }
    return std::nullopt;
}

Sentence refusal(const objects::CiliumPolicy &policy)
{
    if (policy.findings.fault)
        return policy.findings.fault;
    if (policy.name.name.empty())
        return "it has no name";
    if (!policy.spec && !policy.specs)
        return "it has neither a spec nor specs";
    std::vector<const objects::CiliumSpec *> all;
    if (policy.spec)
        all.push_back(&*policy.spec);
    if (policy.specs) {
        for (const objects::CiliumSpec &spec : *policy.specs)
            all.push_back(&spec);
    }
    for (const objects::CiliumSpec *spec : all) {
        if (auto fault = specFault(*spec))
            return fault;
        if (spec->nodeSelector && !policy.isClusterwide())
            return "a nodeSelector stands in a policy of a namespace";
    }
    return std::nullopt;
}

} // namespace liteboxd::policy::explain
