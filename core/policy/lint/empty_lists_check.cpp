// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/checks.h"

namespace liteboxd::policy::lint {

namespace {

/// The list of peers in an entry that is there and empty.
std::string emptyList(const View::Entry &entry)
{
    const std::string side = entry.egress ? "to" : "from";
    const auto isEmpty = [](const auto &list) { return list && list->empty(); };
    if (isEmpty(entry.rule.fqdns))
        return "toFQDNs";
    if (isEmpty(entry.rule.endpoints))
        return side + "Endpoints";
    if (isEmpty(entry.rule.cidrs))
        return side + "CIDR";
    if (isEmpty(entry.rule.cidrSet))
        return side + "CIDRSet";
    if (isEmpty(entry.rule.entities))
        return side + "Entities";
    return isEmpty(entry.rule.nodes) ? side + "Nodes" : std::string{};
}

const explain::PolicyRule *compiledRule(const View &view, const View::Entry &entry)
{
    for (const explain::PolicySpec &spec : view.specs()) {
        if (view.name(spec) != entry.policy)
            continue;
        const explain::DirectionRules &rules = entry.egress ? spec.egress : spec.ingress;
        for (const explain::PolicyRule &rule : entry.deny ? rules.deny : rules.allow) {
            if (rule.path == entry.path)
                return &rule;
        }
    }
    return nullptr;
}

} // namespace

void checkEmptyLists(const View &view, Findings &findings)
{
    view.eachEntry([&](const View::Entry &entry) {
        const explain::PolicyRule *rule = compiledRule(view, entry);
        if (!rule)
            return;
        if (entry.rule.groups > 0) { // it has peers, but nobody here knows them
            findings.push_back({Severity::Info, entry.policy, entry.path, "groups-of-a-cloud",
                                "it names groups of a cloud, whose addresses only Cilium's operator knows: what the "
                                "whole policy does cannot be computed here",
                                "look at the policy that the operator writes for it, or name addresses"});
            return;
        }
        const std::string list = emptyList(entry);
        const bool findsNoService = entry.rule.services && !entry.rule.services->empty() && rule->peers.isUnspecified();
        const std::string verb = entry.deny ? "denies" : "opens";
        if (rule->peers.isUnspecified() && !rule->peers.nobody && !rule->allPorts &&
            (!list.empty() || findsNoService)) {
            findings.push_back({Severity::Error, entry.policy, entry.path + '.' + (list.empty() ? "toServices" : list),
                                "opens-to-everybody",
                                (list.empty() ? "toServices finds no service here" : "the list is empty") +
                                    std::string(", so Cilium takes the entry for one without peers: it ") + verb +
                                    " its ports to everybody",
                                "remove the entry while there is nobody to name"});
        } else if (rule->peers.nobody) {
            findings.push_back({Severity::Info, entry.policy, entry.path + '.' + list, "means-nobody",
                                "the list is empty, so the entry means nobody", "remove the entry, or name peers"});
        } else if (rule->peers.isUnspecified() && rule->allPorts) {
            findings.push_back(
                {Severity::Info, entry.policy, entry.path, "means-nobody",
                 "the entry names neither peers nor ports: in a policy of Cilium it means nobody, where in a "
                 "NetworkPolicy it would mean everybody",
                 "write toEntities or fromEntities: [all] if everybody is meant"});
        }
    });
}

} // namespace liteboxd::policy::lint
