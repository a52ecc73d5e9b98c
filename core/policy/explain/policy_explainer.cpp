// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/policy_explainer.h"

namespace liteboxd::policy::explain {

PolicyExplainer::PolicyExplainer(objects::ClusterObjects objects)
    : m_objects(std::move(objects))
    , m_policies(compile(m_objects))
    , m_identities(m_objects, m_policies)
{
    for (const PolicySpec &spec : m_policies.specs)
        m_specsByNamespace[spec.nameSpace].push_back(&spec);
}

SubjectRules PolicyExplainer::rulesOf(std::size_t pod, Direction direction) const
{
    std::vector<const PolicySpec *> selecting;
    const objects::Pod &subject = m_objects.pods[pod];
    for (const std::string &nameSpace : {std::string{}, subject.name.nameSpace}) {
        const auto specs = m_specsByNamespace.find(nameSpace);
        if (specs == m_specsByNamespace.end())
            continue;
        for (const PolicySpec *spec : specs->second) {
            if (!subject.hostNetwork && spec->subject.matches(m_identities.ofPod(pod)))
                selecting.push_back(spec);
        }
    }
    return SubjectRules(subject, direction, std::move(selecting), m_policies, m_identities);
}

base::Result<Verdict> PolicyExplainer::explain(std::size_t pod, Direction direction, const Peer &peer,
                                               const TargetPort &port) const
{
    auto peers = m_identities.resolve(peer, m_objects.pods[pod]);
    if (!peers)
        return base::fail(std::move(peers.error()));
    return rulesOf(pod, direction).decide(*peers, port);
}

} // namespace liteboxd::policy::explain
