// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/objects/policy_reader.h"

namespace liteboxd::policy::objects {

namespace {

using Name = QLatin1String;

std::vector<CiliumRule> rules(FieldReader &spec, QLatin1String name, RuleDirection direction, RuleEffect effect)
{
    const auto read = [direction, effect](FieldReader &reader) { return ciliumRule(reader, direction, effect); };
    return spec.list(name, read).value_or(std::vector<CiliumRule>{});
}

/// Null selects everybody: the selector of a spec reads it as an empty one.
std::optional<LabelSelector> subject(FieldReader &spec, QLatin1String name)
{
    if (!spec.isNull(name))
        return spec.object(name, labelSelector);
    spec.skip(name);
    return LabelSelector{};
}

CiliumSpec specification(FieldReader &reader)
{
    CiliumSpec spec;
    spec.endpointSelector = subject(reader, Name("endpointSelector"));
    spec.nodeSelector = subject(reader, Name("nodeSelector"));
    spec.ingress = rules(reader, Name("ingress"), RuleDirection::Ingress, RuleEffect::Allow);
    spec.ingressDeny = rules(reader, Name("ingressDeny"), RuleDirection::Ingress, RuleEffect::Deny);
    spec.egress = rules(reader, Name("egress"), RuleDirection::Egress, RuleEffect::Allow);
    spec.egressDeny = rules(reader, Name("egressDeny"), RuleDirection::Egress, RuleEffect::Deny);
    reader.object(Name("enableDefaultDeny"), [&spec](FieldReader &defaults) {
        spec.ingressDefaultDeny = defaults.boolean(Name("ingress"));
        spec.egressDefaultDeny = defaults.boolean(Name("egress"));
        return true;
    });
    reader.skip(Name("labels"));
    reader.skip(Name("description"));
    reader.skip(Name("log"));
    return spec;
}

/// What the agent says of the policy: the message of its condition Valid, if that is False.
std::optional<std::string> reportedFault(FieldReader &status)
{
    std::optional<std::string> message;
    status.list(Name("conditions"), [&message](FieldReader &condition) {
        const bool isInvalid = condition.text(Name("type")) == "Valid" && condition.text(Name("status")) == "False";
        const std::string said = condition.text(Name("message"));
        if (isInvalid)
            message = said;
        condition.skipRest();
        return true;
    });
    status.skipRest();
    return message;
}

} // namespace

CiliumPolicy ciliumPolicyFromJson(const QJsonObject &object)
{
    CiliumPolicy policy;
    const bool clusterwide = object.value(Name("kind")).toString() == Name("CiliumClusterwideNetworkPolicy");
    FieldReader root(object, {}, policy.findings);
    root.skip(Name("apiVersion"));
    root.skip(Name("kind"));
    root.object(Name("metadata"), [&policy](FieldReader &metadata) {
        policy.name = {metadata.text(Name("namespace")), metadata.text(Name("name"))};
        metadata.skipRest();
        return true;
    });
    if (clusterwide)
        policy.name.nameSpace.clear();
    else if (policy.name.nameSpace.empty())
        policy.name.nameSpace = "default";
    policy.spec = root.object(Name("spec"), specification);
    policy.specs = root.list(Name("specs"), specification);
    if (auto fault = root.object(Name("status"), reportedFault))
        policy.reportedFault = std::move(*fault);
    return policy;
}

} // namespace liteboxd::policy::objects
