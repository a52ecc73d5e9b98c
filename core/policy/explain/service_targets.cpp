// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/service_targets.h"

#include "core/policy/explain/selector.h"

#include <algorithm>

namespace liteboxd::policy::explain {

namespace {

bool meets(const objects::SelectorExpression &term, const objects::Labels &labels)
{
    const auto label = labels.find(term.key);
    const bool exists = label != labels.end();
    const bool among = exists && std::find(term.values.begin(), term.values.end(), label->second) != term.values.end();
    if (term.op == "In")
        return among;
    if (term.op == "NotIn")
        return !among;
    return exists == (term.op == "Exists");
}

/// An empty selector selects no service.
bool selects(const objects::LabelSelector &selector, const objects::Labels &labels)
{
    if (selector.isEmpty() || selectorFault(selector))
        return false;
    for (const auto &[key, value] : selector.matchLabels) {
        const auto label = labels.find(key);
        if (label == labels.end() || label->second != value)
            return false;
    }
    return std::all_of(selector.matchExpressions.begin(), selector.matchExpressions.end(),
                       [&labels](const objects::SelectorExpression &term) { return meets(term, labels); });
}

bool means(const objects::ServiceReference &reference, const objects::Service &service)
{
    const auto isIn = [&service](const std::string &nameSpace) {
        return nameSpace.empty() || nameSpace == service.name.nameSpace;
    };
    if (reference.byLabels)
        return isIn(reference.byLabels->nameSpace) && selects(reference.byLabels->selector, service.labels);
    return reference.byName && isIn(reference.byName->nameSpace) && reference.byName->name == service.name.name;
}

void addTargets(const objects::Service &service, const objects::ClusterObjects &objects, ServiceTargets &targets)
{
    if (!service.selector.empty()) {
        objects::LabelSelector pods{service.selector, {}};
        pods.matchLabels["k8s.io.kubernetes.pod.namespace"] = service.name.nameSpace;
        targets.pods.push_back(std::move(pods));
        return;
    }
    const auto addresses = objects.endpoints.find(service.name);
    if (addresses == objects.endpoints.end())
        return;
    for (const std::string &text : addresses->second) {
        if (const auto address = IpAddress::parse(text))
            targets.blocks.push_back(IpPrefix::of(*address));
    }
}

} // namespace

ServiceTargets targetsOf(const std::vector<objects::ServiceReference> &references,
                         const objects::ClusterObjects &objects)
{
    ServiceTargets targets;
    for (const objects::ServiceReference &reference : references) {
        for (const objects::Service &service : objects.services) {
            if (means(reference, service))
                addTargets(service, objects, targets);
        }
    }
    return targets;
}

} // namespace liteboxd::policy::explain
