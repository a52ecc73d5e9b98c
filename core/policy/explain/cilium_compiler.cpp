// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/entities.h"
#include "core/policy/explain/refusal.h"
#include "core/policy/explain/rule_compiler.h"
#include "core/policy/explain/service_targets.h"

#include <algorithm>
#include <utility>

namespace liteboxd::policy::explain {

namespace {

const std::string namespaceKey{podNamespaceKey};

bool hasKey(const objects::LabelSelector &selector, std::string_view key)
{
    return selector.matchLabels.contains(std::string(key)) ||
           std::any_of(selector.matchExpressions.begin(), selector.matchExpressions.end(),
                       [key](const objects::SelectorExpression &term) { return term.key == key; });
}

bool hasKeyPrefix(const objects::LabelSelector &selector, std::string_view prefix)
{
    return std::any_of(selector.matchLabels.begin(), selector.matchLabels.end(),
                       [prefix](const auto &label) { return label.first.starts_with(prefix); }) ||
           std::any_of(selector.matchExpressions.begin(), selector.matchExpressions.end(),
                       [prefix](const objects::SelectorExpression &term) { return term.key.starts_with(prefix); });
}

/// A selector of peers, its keys with their sources: it means its policy's own namespace unless it speaks of
/// namespaces.
objects::LabelSelector placed(objects::LabelSelector selector, const std::string &nameSpace, bool reservedAsItIs,
                              bool subjectIsInit)
{
    if (reservedAsItIs && hasKeyPrefix(selector, "reserved."))
        return selector;
    if (hasKey(selector, namespaceKey) || hasKey(selector, "any.io.kubernetes.pod.namespace"))
        return selector;
    if (nameSpace.empty()) {
        if (!subjectIsInit)
            selector.matchExpressions.push_back({namespaceKey, "Exists", {}});
    } else if (!hasKeyPrefix(selector, "k8s.io.cilium.k8s.namespace.labels.") &&
               !hasKeyPrefix(selector, "any.io.cilium.k8s.namespace.labels.")) {
        selector.matchLabels[namespaceKey] = nameSpace;
    }
    return selector;
}

Requirement inBlock(const IpPrefix &block, std::string key, Requirement::Operator op)
{
    return {"cidr", std::move(key), block, op, {}};
}

/// The selectors of toCIDR and fromCIDR.
void addCidr(const std::string &cidr, std::vector<Selector> &selectors)
{
    const auto block = IpPrefix::parseLoose(cidr);
    const bool isLone = cidr.find('/') == std::string::npos;
    // The label of a lone address is made of the text as it is written: neither capitals nor a zone are part of a
    // label's key.
    if (!block || (isLone && std::any_of(cidr.begin(), cidr.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))) {
        selectors.push_back(Selector::label("reserved", "none"));
        return;
    }
    selectors.push_back(Selector::allOf({inBlock(*block, cidr, Requirement::Operator::Exists)}));
    if (cidr == "0.0.0.0/0")
        selectors.push_back(Selector::label("reserved", "world-ipv4"));
    if (cidr == "::/0")
        selectors.push_back(Selector::label("reserved", "world-ipv6"));
}

std::vector<Requirement> withoutBlocks(const std::vector<std::string> &except)
{
    std::vector<Requirement> requirements;
    for (const std::string &text : except) {
        if (const auto block = IpPrefix::parse(text))
            requirements.push_back(inBlock(*block, text, Requirement::Operator::DoesNotExist));
    }
    return requirements;
}

void addCidrRule(const objects::CidrRule &rule, std::vector<Selector> &selectors)
{
    if (!rule.cidr.empty()) {
        for (Selector &selector : blockSelectors(*IpPrefix::parse(rule.cidr), rule.except))
            selectors.push_back(std::move(selector));
        return;
    }
    const bool readable = std::all_of(rule.except.begin(), rule.except.end(),
                                      [](const std::string &text) { return IpPrefix::parseLoose(text).has_value(); });
    if (!readable) {
        selectors.push_back(Selector::label("reserved", "none"));
        return;
    }
    std::vector<Requirement> requirements;
    if (!rule.groupRef.empty()) {
        requirements.push_back(
            {"cidrgroup", "io.cilium.policy.cidrgroupname/" + rule.groupRef, {}, Requirement::Operator::Exists, {}});
    } else {
        requirements = Selector::compiled(prefixed("cidrgroup.", *rule.groupSelector)).requirements();
    }
    for (Requirement &hole : withoutBlocks(rule.except))
        requirements.push_back(std::move(hole));
    selectors.push_back(Selector::allOf(std::move(requirements)));
}

/// How selectors of peers are read in one spec.
struct Place
{
    const objects::ClusterObjects &objects;
    std::string nameSpace;
    bool subjectIsInit = false;
};

template<class List>
bool isThereAndEmpty(const List &list)
{
    return list && list->empty();
}

PeerSet peersOf(const objects::CiliumRule &rule, const Place &place, RuleKind kind)
{
    PeerSet peers;
    for (const objects::FqdnSelector &name : rule.fqdns.value_or(std::vector<objects::FqdnSelector>{})) {
        Requirement label{"fqdn",
                          name.matchName.empty() ? name.matchPattern : name.matchName,
                          {},
                          Requirement::Operator::In,
                          {std::string{}}};
        peers.names.push_back(Selector::allOf({std::move(label)}));
    }
    const ServiceTargets services =
        kind == RuleKind::Egress
            ? targetsOf(rule.services.value_or(std::vector<objects::ServiceReference>{}), place.objects)
            : ServiceTargets{};
    const bool aggregateIsNobody = isThereAndEmpty(rule.cidrs) || isThereAndEmpty(rule.entities) ||
                                   (isThereAndEmpty(rule.cidrSet) && services.blocks.empty());
    const bool endpointsAreNobody = isThereAndEmpty(rule.endpoints) && services.pods.empty();
    // Names to the outside are added to nobody just as to somebody.
    if ((aggregateIsNobody && peers.names.empty()) || endpointsAreNobody || isThereAndEmpty(rule.nodes)) {
        peers.nobody = true;
        return peers;
    }
    for (const objects::LabelSelector &each : rule.endpoints.value_or(std::vector<objects::LabelSelector>{}))
        peers.endpoints.push_back(
            Selector::compiled(placed(sourced(each), place.nameSpace, true, place.subjectIsInit)));
    for (const objects::LabelSelector &pods : services.pods)
        peers.endpoints.push_back(Selector::compiled(placed(pods, place.nameSpace, true, place.subjectIsInit)));
    if (aggregateIsNobody)
        return peers;
    for (const IpPrefix &block : services.blocks) {
        for (Selector &selector : blockSelectors(block, {}))
            peers.others.push_back(std::move(selector));
    }
    for (const std::string &entity : rule.entities.value_or(std::vector<std::string>{})) {
        const auto selectors = selectorsOfEntity(entity).value_or(std::vector<Selector>{});
        peers.others.insert(peers.others.end(), selectors.begin(), selectors.end());
    }
    for (const std::string &cidr : rule.cidrs.value_or(std::vector<std::string>{}))
        addCidr(cidr, peers.others);
    for (const objects::CidrRule &block : rule.cidrSet.value_or(std::vector<objects::CidrRule>{}))
        addCidrRule(block, peers.others);
    return peers;
}

std::vector<PortFilter> portsOf(const objects::CiliumRule &rule)
{
    std::vector<PortFilter> ports;
    for (const objects::PortRule &entry : rule.toPorts) {
        for (PortFilter &filter : filtersOf(entry))
            ports.push_back(std::move(filter));
    }
    for (const std::vector<objects::IcmpField> &fields : rule.icmps) {
        for (const objects::IcmpField &field : fields) {
            if (const auto filter = filterOf(field))
                ports.push_back(*filter);
        }
    }
    return ports;
}

void addRequirements(const objects::CiliumRule &rule, const Place &place, std::vector<Requirement> &requirements)
{
    for (const objects::LabelSelector &each : rule.requirements.value_or(std::vector<objects::LabelSelector>{})) {
        const auto selector = Selector::compiled(placed(sourced(each), place.nameSpace, false, place.subjectIsInit));
        requirements.insert(requirements.end(), selector.requirements().begin(), selector.requirements().end());
    }
}

void addRules(const std::vector<objects::CiliumRule> &rules, const Place &place, RuleKind kind, std::size_t policy,
              const std::string &path, DirectionRules &result)
{
    const bool isDeny = kind == RuleKind::IngressDeny || kind == RuleKind::EgressDeny;
    for (std::size_t at = 0; at < rules.size(); ++at) {
        const objects::CiliumRule &rule = rules[at];
        (isDeny ? result.deny : result.allow)
            .push_back({policy, path + '[' + std::to_string(at) + ']', peersOf(rule, place, kind),
                        rule.toPorts.empty() && rule.icmps.empty(), portsOf(rule),
                        rule.authentication.value_or(std::string{})});
        addRequirements(rule, place, isDeny ? result.denyRequirements : result.allowRequirements);
        result.derived = result.derived || rule.groups > 0;
        result.present = true;
    }
}

} // namespace

std::vector<Selector> blockSelectors(const IpPrefix &block, const std::vector<std::string> &except)
{
    std::vector<Requirement> requirements = withoutBlocks(except);
    // The text of the key tells selectors apart; the block is what is compared.
    std::string key(block.address.isV6 ? "6/" : "4/");
    for (const std::uint8_t byte : block.address.bytes)
        key += std::to_string(byte) + '.';
    key += std::to_string(block.length);
    std::vector<Requirement> inside = requirements;
    inside.insert(inside.begin(), inBlock(block, key, Requirement::Operator::Exists));
    std::vector<Selector> selectors{Selector::allOf(std::move(inside))};
    if (block.length == 0) {
        const char *world = block.address.isV6 ? "world-ipv6" : "world-ipv4";
        requirements.insert(requirements.begin(),
                            Requirement{"reserved", world, {}, Requirement::Operator::Exists, {}});
        selectors.push_back(Selector::allOf(std::move(requirements)));
    }
    return selectors;
}

PolicySpec compileSpec(const objects::CiliumSpec &spec, const objects::ClusterObjects &objects,
                       const std::string &nameSpace, std::size_t index, const std::string &path)
{
    PolicySpec result{index, nameSpace, Selector::label("reserved", "none"), {}, {}};
    Place place{objects, nameSpace, false};
    if (spec.endpointSelector) {
        objects::LabelSelector subject = sourced(*spec.endpointSelector);
        place.subjectIsInit = hasKey(subject, "reserved.init");
        if (!nameSpace.empty())
            subject.matchLabels[namespaceKey] = nameSpace;
        result.subject = Selector::compiled(subject);
    }
    addRules(spec.ingress, place, RuleKind::Ingress, index, path + ".ingress", result.ingress);
    addRules(spec.ingressDeny, place, RuleKind::IngressDeny, index, path + ".ingressDeny", result.ingress);
    addRules(spec.egress, place, RuleKind::Egress, index, path + ".egress", result.egress);
    addRules(spec.egressDeny, place, RuleKind::EgressDeny, index, path + ".egressDeny", result.egress);
    result.ingress.defaultDeny = result.ingress.present && spec.ingressDefaultDeny.value_or(true);
    result.egress.defaultDeny = result.egress.present && spec.egressDefaultDeny.value_or(true);
    return result;
}

} // namespace liteboxd::policy::explain
