// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/policy_explainer.h"

#include "core/policy/explain/mixed_verdict.h"
#include "core/policy/explain/service_backends.h"

#include <algorithm>

namespace liteboxd::policy::explain {

namespace {

/// A cluster IP is translated before policies are asked: a verdict about it as an address misleads.
std::string clusterAddressNote(const IpAddress &address, const objects::ClusterObjects &objects)
{
    for (const objects::Service &service : objects.services) {
        for (const std::string &text : service.addresses) {
            if (IpAddress::parse(text) == address)
                return "; it is the address of a service, which is translated to a backend before policies are asked: "
                       "ask service:" +
                       service.name.text();
        }
    }
    return {};
}

std::string nameOf(const ServiceBackend &backend)
{
    if (const auto *pod = std::get_if<PodPeer>(&backend.peer))
        return "pod " + pod->name.text();
    return std::get<AddressPeer>(backend.peer).address.text();
}

} // namespace

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
    if (const auto *service = std::get_if<ServicePeer>(&peer))
        return explainService(pod, direction, service->name, port);
    auto peers = m_identities.resolve(peer, m_objects.pods[pod]);
    if (!peers)
        return base::fail(std::move(peers.error()));
    Verdict verdict = rulesOf(pod, direction).decide(*peers, port);
    if (const auto *address = std::get_if<AddressPeer>(&peer); address && direction == Direction::Egress)
        verdict.because += clusterAddressNote(address->address, m_objects);
    return verdict;
}

base::Result<Verdict> PolicyExplainer::explainService(std::size_t pod, Direction direction,
                                                      const objects::ObjectName &service, const TargetPort &port) const
{
    if (direction == Direction::Ingress)
        return base::fail(base::ErrorCode::InvalidArgument, "a service connects to nobody: ask about it with egress",
                          "service " + service.text());
    const auto backends = backendsOf(service, port, m_objects, m_identities);
    if (!backends)
        return base::fail(backends.error());
    if (backends->empty())
        return Verdict{Outcome::Unknown, direction, {}, {}, "service " + service.text() + " has no backend here"};
    const SubjectRules rules = rulesOf(pod, direction);
    MixedVerdict mixed;
    for (const ServiceBackend &backend : *backends) {
        const auto peers = m_identities.resolve(backend.peer, m_objects.pods[pod]);
        if (!peers)
            return base::fail(peers.error());
        mixed.add(nameOf(backend), rules.decide(*peers, backend.port));
    }
    Verdict whole = mixed.whole("the backends of service " + service.text() + " are not all treated the same");
    if (!mixed.isMixed()) {
        whole.because +=
            "; asked of the backends of service " + service.text() + ", port " + backends->front().port.text();
    }
    return whole;
}

} // namespace liteboxd::policy::explain
