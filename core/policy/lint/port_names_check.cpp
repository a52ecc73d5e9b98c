// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/checks.h"

#include <algorithm>
#include <set>

namespace liteboxd::policy::lint {

namespace {

bool anySubjectHas(const View &view, std::size_t spec, const explain::PortFilter &port)
{
    const auto &subjects = view.subjects(spec);
    return std::any_of(subjects.begin(), subjects.end(), [&](std::size_t pod) {
        return view.explainer().identities().portOfPod(view.objects().pods[pod], port.name, port.protocol) != 0;
    });
}

} // namespace

void checkPortNames(const View &view, Findings &findings)
{
    for (std::size_t at = 0; at < view.specs().size(); ++at) {
        const explain::PolicySpec &spec = view.specs()[at];
        for (const auto direction : {explain::Direction::Ingress, explain::Direction::Egress}) {
            const explain::DirectionRules &rules = spec.rules(direction);
            for (const auto *list : {&rules.allow, &rules.deny}) {
                for (const explain::PolicyRule &rule : *list) {
                    // A port without a protocol is one filter for each: one of them that fits is enough.
                    std::set<std::string> names;
                    std::set<std::string> known;
                    for (const explain::PortFilter &port : rule.ports) {
                        if (port.name.empty())
                            continue;
                        names.insert(port.name);
                        const bool fits =
                            direction == explain::Direction::Ingress
                                ? anySubjectHas(view, at, port)
                                : view.explainer().identities().portOfCluster(port.name, port.protocol) != 0;
                        if (fits)
                            known.insert(port.name);
                    }
                    for (const std::string &name : names) {
                        if (known.contains(name))
                            continue;
                        findings.push_back({Severity::Warning, view.name(spec), rule.path, "no-such-port",
                                            direction == explain::Direction::Ingress
                                                ? "no pod that it selects has a port named " + name +
                                                      " with this protocol, so the entry means no port"
                                                : "the pods of this cluster have no one port named " + name +
                                                      " with this protocol: none has it, or "
                                                      "they differ, and then Cilium takes the entry for no port",
                                            "write the number of the port"});
                    }
                }
            }
        }
    }
}

} // namespace liteboxd::policy::lint
