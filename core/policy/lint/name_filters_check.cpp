// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/checks.h"

#include <algorithm>

namespace liteboxd::policy::lint {

namespace {

bool isPlainDns(const explain::PortFilter &port)
{
    const bool carriesDns = port.protocol == explain::Protocol::Udp || port.protocol == explain::Protocol::Tcp;
    return carriesDns && port.l7.parser.empty() && port.name.empty() && port.first == 53 && port.last == 53;
}

/// Whether a rule allows port 53 without looking at names. Ranges and rules without ports are another entry to Cilium,
/// and the filter stays.
bool allowsPlainly(const explain::PolicyRule &rule)
{
    return std::any_of(rule.ports.begin(), rule.ports.end(), isPlainDns);
}

/// Whether a pod is among a rule's peers.
bool means(const View &view, const explain::PolicyRule &rule, std::size_t pod)
{
    if (rule.peers.nobody)
        return false;
    const explain::Identity &identity = view.explainer().identities().ofPod(pod);
    const auto matches = [&identity](const explain::Selector &each) { return each.matches(identity); };
    return rule.peers.isUnspecified() ||
           std::any_of(rule.peers.endpoints.begin(), rule.peers.endpoints.end(), matches) ||
           std::any_of(rule.peers.others.begin(), rule.peers.others.end(), matches);
}

/// Whether both rules mean one of the pods.
bool shareAPeer(const View &view, const explain::PolicyRule &one, const explain::PolicyRule &other)
{
    for (std::size_t pod = 0; pod < view.objects().pods.size(); ++pod) {
        if (!view.objects().pods[pod].ended && means(view, one, pod) && means(view, other, pod))
            return true;
    }
    return false;
}

bool shareASubject(const View &view, std::size_t one, std::size_t other)
{
    const auto &first = view.subjects(one);
    const auto &second = view.subjects(other);
    return std::any_of(first.begin(), first.end(),
                       [&second](std::size_t pod) { return std::binary_search(second.begin(), second.end(), pod); });
}

/// Whether the entry lets only some names be asked.
bool filtersNames(const objects::CiliumRule &rule)
{
    return std::any_of(rule.toPorts.begin(), rule.toPorts.end(), [](const objects::PortRule &port) {
        if (!port.rules || !port.rules->dns || port.rules->dns->empty())
            return false;
        const auto &dns = *port.rules->dns;
        return std::none_of(dns.begin(), dns.end(),
                            [](const objects::FqdnSelector &each) { return each.matchPattern == "*"; });
    });
}

/// Whether a pod that both select is to ask for the names of its list only.
bool isLocked(const View &view, std::size_t one, std::size_t other)
{
    const auto &second = view.subjects(other);
    return std::any_of(view.subjects(one).begin(), view.subjects(one).end(), [&](std::size_t pod) {
        const auto &labels = view.objects().pods[pod].labels;
        const auto label = labels.find("liteboxd.io/dns-lock");
        return label != labels.end() && label->second == "true" &&
               std::binary_search(second.begin(), second.end(), pod);
    });
}

Finding voidFilter(const View::Entry &entry, const std::string &plain)
{
    return {Severity::Warning,
            entry.policy,
            entry.path,
            "filter-of-names-is-void",
            "its filter of DNS names is void: " + plain +
                " allows port 53 to the same peers without a filter, and then every name may be asked",
            "keep the plain rule away from these pods, for instance by a label that they do not have"};
}

Finding voidLock(const View::Entry &entry, const std::string &plain)
{
    return {Severity::Error,
            entry.policy,
            entry.path,
            "dns-lock-is-void",
            "the DNS lock of its sandbox is void: " + plain +
                " allows port 53 to the same peers without a filter, and then every name may be asked, and names "
                "carry data out",
            "leave sandboxes with the label liteboxd.io/dns-lock=true out of the plain rule, as the shipped allow-dns "
            "does"};
}

} // namespace

void checkNameFilters(const View &view, Findings &findings)
{
    view.eachEntry([&](const View::Entry &entry) {
        if (!entry.egress || entry.deny || !filtersNames(entry.rule))
            return;
        for (std::size_t at = 0; at < view.specs().size(); ++at) {
            const auto &rules = view.specs()[at].egress.allow;
            const auto own = std::find_if(rules.begin(), rules.end(), [&](const explain::PolicyRule &rule) {
                return view.name(view.specs()[at]) == entry.policy && rule.path == entry.path;
            });
            if (own == rules.end())
                continue;
            for (std::size_t other = 0; other < view.specs().size(); ++other) {
                for (const explain::PolicyRule &rule : view.specs()[other].egress.allow) {
                    if (&rule == &*own || !allowsPlainly(rule) || !shareASubject(view, at, other) ||
                        !shareAPeer(view, *own, rule))
                        continue;
                    const std::string plain = rule.path + " of " + view.name(view.specs()[other]).text();
                    findings.push_back(isLocked(view, at, other) ? voidLock(entry, plain) : voidFilter(entry, plain));
                    return;
                }
            }
        }
    });
}

} // namespace liteboxd::policy::lint
