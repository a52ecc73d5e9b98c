// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/objects/policy_reader.h"

namespace liteboxd::policy::objects {

namespace {

using Name = QLatin1String;

NetworkPolicyPeer peer(FieldReader &reader)
{
    NetworkPolicyPeer value;
    value.podSelector = reader.object(Name("podSelector"), labelSelector);
    value.namespaceSelector = reader.object(Name("namespaceSelector"), labelSelector);
    value.ipBlock = reader.object(Name("ipBlock"), [](FieldReader &block) {
        return IpBlock{block.text(Name("cidr")), block.texts(Name("except")).value_or(std::vector<std::string>{})};
    });
    return value;
}

NetworkPolicyPort port(FieldReader &reader)
{
    NetworkPolicyPort value;
    value.port = reader.numberOrText(Name("port"));
    value.protocol = reader.optionalText(Name("protocol"));
    value.endPort = reader.integer(Name("endPort"));
    return value;
}

NetworkPolicyRule rule(FieldReader &reader, QLatin1String peers)
{
    NetworkPolicyRule value;
    value.peers = reader.list(peers, peer).value_or(std::vector<NetworkPolicyPeer>{});
    value.ports = reader.list(Name("ports"), port).value_or(std::vector<NetworkPolicyPort>{});
    return value;
}

} // namespace

LabelSelector labelSelector(FieldReader &reader)
{
    LabelSelector value;
    value.matchLabels = reader.labels(Name("matchLabels"));
    auto expressions = reader.list(Name("matchExpressions"), [](FieldReader &expression) {
        SelectorExpression term;
        term.key = expression.text(Name("key"));
        term.op = expression.text(Name("operator"));
        term.values = expression.texts(Name("values")).value_or(std::vector<std::string>{});
        return term;
    });
    if (expressions)
        value.matchExpressions = std::move(*expressions);
    return value;
}

NetworkPolicy networkPolicyFromJson(const QJsonObject &object)
{
    NetworkPolicy policy;
    FieldReader root(object, {}, policy.findings);
    root.skip(Name("apiVersion"));
    root.skip(Name("kind"));
    root.skip(Name("status"));
    root.object(Name("metadata"), [&policy](FieldReader &metadata) {
        policy.name = {metadata.text(Name("namespace")), metadata.text(Name("name"))};
        metadata.skipRest();
        return true;
    });
    if (policy.name.nameSpace.empty())
        policy.name.nameSpace = "default";
    root.object(Name("spec"), [&policy](FieldReader &spec) {
        policy.podSelector = spec.object(Name("podSelector"), labelSelector).value_or(LabelSelector{});
        policy.policyTypes = spec.texts(Name("policyTypes")).value_or(std::vector<std::string>{});
        const auto from = [](FieldReader &reader) { return rule(reader, Name("from")); };
        const auto to = [](FieldReader &reader) { return rule(reader, Name("to")); };
        policy.ingress = spec.list(Name("ingress"), from).value_or(std::vector<NetworkPolicyRule>{});
        policy.egress = spec.list(Name("egress"), to).value_or(std::vector<NetworkPolicyRule>{});
        return true;
    });
    return policy;
}

} // namespace liteboxd::policy::objects
