// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/checks.h"

#include <algorithm>

namespace liteboxd::policy::lint {

namespace {

bool asksDns(const explain::PolicySpec &spec)
{
    return std::any_of(spec.egress.allow.begin(), spec.egress.allow.end(), [](const explain::PolicyRule &rule) {
        return std::any_of(rule.ports.begin(), rule.ports.end(),
                           [](const explain::PortFilter &port) { return port.l7.parser == "dns"; });
    });
}

/// Whether some pod that the spec selects has no policy with a rule of DNS.
bool missesDns(const View &view, std::size_t at)
{
    const auto &subjects = view.subjects(at);
    return std::any_of(subjects.begin(), subjects.end(), [&](std::size_t pod) {
        for (std::size_t other = 0; other < view.specs().size(); ++other) {
            const auto &all = view.subjects(other);
            if (asksDns(view.specs()[other]) && std::binary_search(all.begin(), all.end(), pod))
                return false;
        }
        return true;
    });
}

/// "*.example.com" without "*.*.example.com" beside it.
void checkPatterns(const std::vector<objects::FqdnSelector> &selectors, const explain::PolicyName &policy,
                   const std::string &path, Findings &findings)
{
    for (const objects::FqdnSelector &selector : selectors) {
        const std::string &pattern = selector.matchPattern;
        if (!pattern.starts_with("*.") || pattern.starts_with("*.*."))
            continue;
        const std::string deeper = "*." + pattern;
        const bool hasDeeper =
            std::any_of(selectors.begin(), selectors.end(),
                        [&deeper](const objects::FqdnSelector &each) { return each.matchPattern == deeper; });
        if (!hasDeeper) {
            findings.push_back({Severity::Info, policy, path, "wildcard-of-one-label",
                                pattern + " means names with exactly one label more: the * never crosses a dot",
                                "add " + deeper + " for deeper names"});
        }
    }
}

} // namespace

void checkNames(const View &view, Findings &findings)
{
    for (std::size_t at = 0; at < view.specs().size(); ++at) {
        const explain::PolicySpec &spec = view.specs()[at];
        for (const explain::PolicyRule &rule : spec.egress.allow) {
            if (rule.peers.names.empty() || !missesDns(view, at))
                continue;
            findings.push_back(
                {Severity::Error, view.name(spec), rule.path + ".toFQDNs", "names-without-dns",
                 "pods that it selects have no rule of DNS (toPorts.rules.dns), so Cilium never sees an address of "
                 "these "
                 "names and the entry allows nothing",
                 "allow port 53 to the cluster's DNS with rules: {dns: [{matchPattern: \"*\"}]} in the same policy"});
        }
    }
    view.eachEntry([&findings](const View::Entry &entry) {
        checkPatterns(entry.rule.fqdns.value_or(std::vector<objects::FqdnSelector>{}), entry.policy,
                      entry.path + ".toFQDNs", findings);
    });
}

} // namespace liteboxd::policy::lint
