// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/objects/policy_reader.h"

namespace liteboxd::policy::objects {

namespace {

using Name = QLatin1String;

CidrRule cidrRule(FieldReader &reader)
{
    CidrRule rule;
    rule.cidr = reader.text(Name("cidr"));
    rule.groupRef = reader.text(Name("cidrGroupRef"));
    rule.groupSelector = reader.object(Name("cidrGroupSelector"), labelSelector);
    rule.except = reader.texts(Name("except")).value_or(std::vector<std::string>{});
    return rule;
}

FqdnSelector fqdn(FieldReader &reader)
{
    FqdnSelector selector;
    selector.matchName = reader.text(Name("matchName"));
    selector.matchPattern = reader.text(Name("matchPattern"));
    return selector;
}

ServiceReference service(FieldReader &reader)
{
    ServiceReference reference;
    reference.byName = reader.object(Name("k8sService"), [](FieldReader &name) {
        return ServiceReference::ByName{name.text(Name("serviceName")), name.text(Name("namespace"))};
    });
    reference.byLabels = reader.object(Name("k8sServiceSelector"), [](FieldReader &selector) {
        return ServiceReference::ByLabels{selector.object(Name("selector"), labelSelector).value_or(LabelSelector{}),
                                          selector.text(Name("namespace"))};
    });
    return reference;
}

HttpRule httpRule(FieldReader &reader)
{
    HttpRule rule;
    rule.path = reader.text(Name("path"));
    rule.method = reader.text(Name("method"));
    rule.host = reader.text(Name("host"));
    reader.texts(Name("headers"));
    reader.list(Name("headerMatches"), [&rule](FieldReader &match) {
        const std::string mismatch = match.text(Name("mismatch"));
        if (match.text(Name("name")).empty())
            rule.headerFaults.push_back("a header without a name");
        if (!mismatch.empty() && mismatch != "LOG" && mismatch != "ADD" && mismatch != "DELETE" &&
            mismatch != "REPLACE")
            rule.headerFaults.push_back("header action " + mismatch);
        match.skip(Name("value"));
        match.skip(Name("secret"));
        return true;
    });
    return rule;
}

KafkaRule kafkaRule(FieldReader &reader)
{
    KafkaRule rule;
    rule.role = reader.text(Name("role"));
    rule.apiKey = reader.text(Name("apiKey"));
    rule.apiVersion = reader.text(Name("apiVersion"));
    rule.topic = reader.text(Name("topic"));
    reader.text(Name("clientID"));
    return rule;
}

L7Rules l7Rules(FieldReader &reader)
{
    L7Rules rules;
    rules.http = reader.list(Name("http"), httpRule);
    rules.kafka = reader.list(Name("kafka"), kafkaRule);
    rules.dns = reader.list(Name("dns"), fqdn);
    rules.l7proto = reader.text(Name("l7proto"));
    rules.l7 = reader.list(Name("l7"), [](FieldReader &pairs) {
        pairs.skipRest();
        return Labels{};
    });
    return rules;
}

PortProtocol portProtocol(FieldReader &reader)
{
    PortProtocol value;
    value.port = reader.text(Name("port"));
    value.endPort = reader.integer(Name("endPort")).value_or(0);
    value.protocol = reader.text(Name("protocol"));
    return value;
}

ListenerReference listener(FieldReader &reader)
{
    ListenerReference reference;
    reference.name = reader.text(Name("name"));
    reference.priority = reader.integer(Name("priority")).value_or(0);
    reader.object(Name("envoyConfig"), [&reference](FieldReader &config) {
        reference.kind = config.text(Name("kind"));
        reference.config = config.text(Name("name"));
        return true;
    });
    return reference;
}

bool tlsContext(FieldReader &reader)
{
    reader.skipRest();
    return true;
}

PortRule portRule(FieldReader &reader, RuleEffect effect)
{
    PortRule rule;
    rule.ports = reader.list(Name("ports"), portProtocol).value_or(std::vector<PortProtocol>{});
    if (effect == RuleEffect::Deny)
        return rule;
    rule.rules = reader.object(Name("rules"), l7Rules);
    rule.serverNames = reader.texts(Name("serverNames"));
    rule.terminatesTls = reader.object(Name("terminatingTLS"), tlsContext).has_value();
    rule.originatesTls = reader.object(Name("originatingTLS"), tlsContext).has_value();
    rule.listener = reader.object(Name("listener"), listener);
    return rule;
}

std::vector<IcmpField> icmpFields(FieldReader &reader)
{
    const auto field = [](FieldReader &entry) {
        IcmpField value;
        value.family = entry.text(Name("family"));
        const auto type = entry.numberOrText(Name("type"));
        if (!type)
            entry.fault(Name("type"), "given");
        value.type = type.value_or(std::string{});
        return value;
    };
    return reader.list(Name("fields"), field).value_or(std::vector<IcmpField>{});
}

/// The names of the fields of one direction.
struct RuleFields
{
    QLatin1String endpoints, requirements, nodes, cidrs, cidrSet, entities, groups;
};

constexpr RuleFields ingressFields{Name("fromEndpoints"), Name("fromRequires"), Name("fromNodes"), Name("fromCIDR"),
                                   Name("fromCIDRSet"),   Name("fromEntities"), Name("fromGroups")};
constexpr RuleFields egressFields{Name("toEndpoints"), Name("toRequires"), Name("toNodes"), Name("toCIDR"),
                                  Name("toCIDRSet"),   Name("toEntities"), Name("toGroups")};

} // namespace

CiliumRule ciliumRule(FieldReader &reader, RuleDirection direction, RuleEffect effect)
{
    const RuleFields &fields = direction == RuleDirection::Ingress ? ingressFields : egressFields;
    CiliumRule rule;
    rule.endpoints = reader.list(fields.endpoints, labelSelector);
    rule.requirements = reader.list(fields.requirements, labelSelector);
    rule.nodes = reader.list(fields.nodes, labelSelector);
    rule.cidrs = reader.texts(fields.cidrs);
    rule.cidrSet = reader.list(fields.cidrSet, cidrRule);
    rule.entities = reader.texts(fields.entities);
    const auto groups = reader.list(fields.groups, [](FieldReader &group) {
        group.skipRest();
        return true;
    });
    rule.groups = groups ? groups->size() : 0;
    if (direction == RuleDirection::Egress) {
        rule.services = reader.list(Name("toServices"), service);
        if (effect == RuleEffect::Allow)
            rule.fqdns = reader.list(Name("toFQDNs"), fqdn);
    }
    const auto ports = [effect](FieldReader &entry) { return portRule(entry, effect); };
    rule.toPorts = reader.list(Name("toPorts"), ports).value_or(std::vector<PortRule>{});
    rule.icmps = reader.list(Name("icmps"), icmpFields).value_or(std::vector<std::vector<IcmpField>>{});
    if (effect == RuleEffect::Allow) {
        rule.authentication = reader.object(
            Name("authentication"), [](FieldReader &authentication) { return authentication.text(Name("mode")); });
    }
    return rule;
}

} // namespace liteboxd::policy::objects
