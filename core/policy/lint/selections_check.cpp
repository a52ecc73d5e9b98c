// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/checks.h"

namespace liteboxd::policy::lint {

namespace {

bool speaksOfNamespaces(const explain::Selector &selector)
{
    for (const explain::Requirement &each : selector.requirements()) {
        if (each.key.starts_with("io.cilium.k8s.namespace.labels."))
            return true;
    }
    return false;
}

/// Selectors of the host, of the world and so on mean nobody among the pods, and are right.
bool speaksOfPods(const explain::Selector &selector)
{
    for (const explain::Requirement &each : selector.requirements()) {
        if (each.source == "reserved" || each.source == "cidr" || each.source == "cidrgroup")
            return false;
    }
    return !selector.requirements().empty();
}

void checkRule(const View &view, const explain::PolicyName &policy, const explain::PolicyRule &rule, Findings &findings)
{
    for (const explain::Selector &selector : rule.peers.endpoints) {
        if (!speaksOfPods(selector) || !view.pods(selector).empty())
            continue;
        const bool ofNamespaces = speaksOfNamespaces(selector);
        findings.push_back(
            {Severity::Warning, policy, rule.path, "peer-selects-nobody",
             ofNamespaces ? "one of its selectors means no pod here: no namespace has the labels that it asks for, "
                            "or no pod in those namespaces has its labels"
                          : "one of its selectors means no pod here",
             ofNamespaces ? "compare the selector with `kubectl get namespaces --show-labels`: it is the labels of "
                            "the namespace that count there, not those of its pods"
                          : "compare the selector with the labels of the pods that are meant"});
    }
}

} // namespace

void checkSelections(const View &view, Findings &findings)
{
    for (std::size_t at = 0; at < view.specs().size(); ++at) {
        const explain::PolicySpec &spec = view.specs()[at];
        if (view.subjects(at).empty()) {
            findings.push_back({Severity::Warning,
                                view.name(spec),
                                {},
                                "selects-nobody",
                                "it selects no pod here, so it does nothing",
                                "compare its selector with the labels of the pods that are meant"});
        }
        for (const auto *direction : {&spec.ingress, &spec.egress}) {
            for (const auto *rules : {&direction->allow, &direction->deny}) {
                for (const explain::PolicyRule &rule : *rules)
                    checkRule(view, view.name(spec), rule, findings);
            }
        }
    }
}

} // namespace liteboxd::policy::lint
