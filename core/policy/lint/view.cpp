// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/checks.h"

#include <algorithm>

namespace liteboxd::policy::lint {

View::View(const explain::PolicyExplainer &explainer)
    : m_explainer(explainer)
{
    for (std::size_t at = 0; at < objects().pods.size(); ++at) {
        if (!objects().pods[at].ended && !objects().pods[at].hostNetwork)
            m_pods.push_back(at);
    }
    for (const explain::PolicySpec &spec : specs()) {
        std::vector<std::size_t> selected;
        for (const std::size_t pod : m_pods) {
            const bool inPlace = spec.nameSpace.empty() || spec.nameSpace == objects().pods[pod].name.nameSpace;
            if (inPlace && spec.subject.matches(explainer.identities().ofPod(pod)))
                selected.push_back(pod);
        }
        m_subjects.push_back(std::move(selected));
    }
}

std::vector<std::size_t> View::pods(const explain::Selector &selector) const
{
    std::vector<std::size_t> meant;
    std::copy_if(m_pods.begin(), m_pods.end(), std::back_inserter(meant),
                 [&](std::size_t pod) { return selector.matches(m_explainer.identities().ofPod(pod)); });
    return meant;
}

void View::eachSpec(const std::function<void(const explain::PolicyName &, const std::string &,
                                             const objects::CiliumSpec &)> &take) const
{
    for (const objects::CiliumPolicy &policy : objects().ciliumPolicies) {
        const explain::PolicyName name{
            policy.isClusterwide() ? "CiliumClusterwideNetworkPolicy" : "CiliumNetworkPolicy", policy.name};
        const auto &all = m_explainer.policies().policies;
        const bool inForce = std::any_of(all.begin(), all.end(), [&name](const explain::CompiledPolicy &each) {
            return each.name == name && !each.refusal;
        });
        if (!inForce)
            continue;
        if (policy.spec)
            take(name, "spec", *policy.spec);
        for (std::size_t at = 0; policy.specs && at < policy.specs->size(); ++at)
            take(name, "specs[" + std::to_string(at) + ']', (*policy.specs)[at]);
    }
}

void View::eachEntry(const std::function<void(const Entry &)> &take) const
{
    eachSpec([&take](const explain::PolicyName &name, const std::string &path, const objects::CiliumSpec &spec) {
        const auto each = [&](const std::vector<objects::CiliumRule> &rules, const char *list, bool egress, bool deny) {
            for (std::size_t at = 0; at < rules.size(); ++at)
                take({name, egress, deny, path + '.' + list + '[' + std::to_string(at) + ']', rules[at]});
        };
        each(spec.ingress, "ingress", false, false);
        each(spec.ingressDeny, "ingressDeny", false, true);
        each(spec.egress, "egress", true, false);
        each(spec.egressDeny, "egressDeny", true, true);
    });
}

} // namespace liteboxd::policy::lint
