// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/subject_rules.h"

#include "core/policy/explain/layer7_conflict.h"
#include "core/policy/explain/mixed_verdict.h"

#include <algorithm>
#include <set>

namespace liteboxd::policy::explain {

namespace {

bool anyMatches(const std::vector<Selector> &selectors, const Identity &peer)
{
    return std::any_of(selectors.begin(), selectors.end(),
                       [&peer](const Selector &selector) { return selector.matches(peer); });
}

bool meetsAll(const std::vector<const Requirement *> &requirements, const Identity &peer)
{
    return std::all_of(requirements.begin(), requirements.end(),
                       [&peer](const Requirement *requirement) { return requirement->matches(peer); });
}

/// Without peers an entry that names ports means everybody, and one that does not means nobody.
bool meansPeer(const PolicyRule &rule, const Identity &peer, const std::vector<const Requirement *> &requirements)
{
    if (rule.peers.nobody)
        return false;
    if (rule.peers.isUnspecified())
        return !rule.allPorts;
    return (anyMatches(rule.peers.endpoints, peer) && meetsAll(requirements, peer)) ||
           anyMatches(rule.peers.others, peer) || anyMatches(rule.peers.names, peer);
}

std::string listed(const std::vector<PolicyName> &policies)
{
    std::string text;
    for (const PolicyName &policy : policies)
        text += (text.empty() ? "" : ", ") + policy.text();
    return text;
}

void append(std::string &text, const std::string &sentence)
{
    text += (text.empty() || sentence.empty() ? "" : "; ") + sentence;
}

} // namespace

SubjectRules::SubjectRules(const objects::Pod &pod, Direction direction, std::vector<const PolicySpec *> specs,
                           const CompiledPolicies &policies, const IdentityTable &identities)
    : m_pod(pod)
    , m_direction(direction)
    , m_policies(policies)
    , m_identities(identities)
    , m_conflict(layer7Conflict(specs))
    , m_notes(notes())
{
    std::set<std::size_t> isolating;
    for (const PolicySpec *spec : specs) {
        const DirectionRules &rules = spec->rules(direction);
        if (!rules.present)
            continue;
        if (rules.derived) {
            m_derived.push_back(spec);
            continue;
        }
        m_specs.push_back(spec);
        m_portEnds.add(rules);
        if (rules.defaultDeny && isolating.insert(spec->policy).second)
            m_isolatedBy.push_back(nameOfPolicy(spec->policy));
        for (const Requirement &requirement : rules.allowRequirements)
            m_allowRequirements.push_back(&requirement);
        for (const Requirement &requirement : rules.denyRequirements)
            m_denyRequirements.push_back(&requirement);
    }
    m_undecidedPorts = m_portEnds.undecided();
}

Verdict SubjectRules::decide(const std::vector<Identity> &peers, const TargetPort &port) const
{
    if (peers.size() == 1)
        return decide(peers.front(), port);
    MixedVerdict mixed;
    for (const Identity &peer : peers)
        mixed.add(peer.name(), decide(peer, port));
    Verdict whole = mixed.whole("this peer stands for several that are not all treated the same");
    if (mixed.isMixed())
        append(whole.because, m_notes);
    return whole;
}

Verdict SubjectRules::decide(const Identity &peer, const TargetPort &port) const
{
    Verdict verdict = decide(peer, port, nullptr);
    // Each alone is enough: where one of several denies, or allows, it does so without the others.
    for (const NamedPort &each : m_undecidedPorts) {
        if (each.second == port.protocol && decide(peer, port, &each).outcome != verdict.outcome)
            return withoutRules(Outcome::Unknown, "policies give port " + each.first +
                                                      " different ends, and Cilium keeps the one that it reads first");
    }
    return verdict;
}

Verdict SubjectRules::decide(const Identity &peer, const TargetPort &port, const NamedPort *widened) const
{
    if (m_pod.hostNetwork)
        return withoutRules(Outcome::Allowed, "the pod is on its node's network, where no policy selects it");
    if (m_conflict)
        return withoutRules(Outcome::Unknown, *m_conflict + ": Cilium keeps what was in force before");
    if (const Rules denying = allMatching(true, peer, port, widened); !denying.empty())
        return decidedBy(Outcome::Denied, denying, port);
    const Rules allowing = allMatching(false, peer, port, widened);
    // Kubernetes lets a node's traffic with its own pods pass both ways, Cilium only that to them.
    const bool isLocalHost = (m_direction == Direction::Ingress || m_identities.isPlain()) && peer.hasReserved("host");
    const bool passes = !allowing.empty() || m_isolatedBy.empty() || isLocalHost;
    for (const PolicySpec *spec : m_derived) {
        const DirectionRules &rules = spec->rules(m_direction);
        const bool mayAllow = !passes && !rules.allow.empty();
        const bool mayDeny =
            passes && (!rules.deny.empty() || (m_isolatedBy.empty() && rules.defaultDeny && !isLocalHost));
        if (mayAllow || mayDeny) {
            return withoutRules(Outcome::Unknown, nameOfPolicy(spec->policy).text() +
                                                      " names groups of a cloud, whose addresses are not known here");
        }
    }
    if (!allowing.empty())
        return decidedBy(Outcome::Allowed, allowing, port);
    const std::string direction(nameOf(m_direction));
    if (m_isolatedBy.empty()) {
        return withoutRules(Outcome::Allowed, m_specs.empty() ? "no policy restricts the " + direction + " of this pod"
                                                              : "no policy denies it, and none that selects the pod is "
                                                                "default-deny for " +
                                                                    direction);
    }
    if (isLocalHost)
        return withoutRules(Outcome::Allowed, m_direction == Direction::Ingress
                                                  ? "a node may reach its own pods unless a rule denies it"
                                                  : "without Cilium a pod may always reach its own node");
    return withoutRules(Outcome::Denied, "isolated by " + listed(m_isolatedBy) + ", and no rule allows it");
}

SubjectRules::Rules SubjectRules::allMatching(bool deny, const Identity &peer, const TargetPort &port,
                                              const NamedPort *widened) const
{
    Rules found;
    const auto &requirements = deny ? m_denyRequirements : m_allowRequirements;
    for (const PolicySpec *spec : m_specs) {
        const DirectionRules &rules = spec->rules(m_direction);
        for (const PolicyRule &rule : deny ? rules.deny : rules.allow) {
            if (meansPort(rule, port, widened) && meansPeer(rule, peer, requirements))
                found.push_back(&rule);
        }
    }
    return found;
}

bool SubjectRules::meansPort(const PolicyRule &rule, const TargetPort &port, const NamedPort *widened) const
{
    if (rule.allPorts)
        return true;
    return std::any_of(rule.ports.begin(), rule.ports.end(), [&](const PortFilter &filter) {
        if (filter.protocol != port.protocol)
            return false;
        if (filter.name.empty())
            return filter.first <= port.number && port.number <= filter.last;
        const std::uint16_t first = m_direction == Direction::Ingress
                                        ? m_identities.portOfPod(m_pod, filter.name, filter.protocol)
                                        : m_identities.portOfCluster(filter.name, filter.protocol);
        return first != 0 && first <= port.number && port.number <= std::max(first, m_portEnds.endOf(filter, widened));
    });
}

Verdict SubjectRules::withoutRules(Outcome outcome, std::string because) const
{
    append(because, m_notes);
    return {outcome, m_direction, {}, m_isolatedBy, std::move(because)};
}

Verdict SubjectRules::decidedBy(Outcome outcome, const Rules &rules, const TargetPort &port) const
{
    Verdict verdict{outcome, m_direction, {}, m_isolatedBy, {}};
    for (const PolicyRule *rule : rules) {
        DecidingRule deciding{nameOfPolicy(rule->policy), rule->path};
        if (std::find(verdict.decidedBy.begin(), verdict.decidedBy.end(), deciding) == verdict.decidedBy.end())
            verdict.decidedBy.push_back(std::move(deciding));
    }
    const DecidingRule &first = verdict.decidedBy.front();
    verdict.because =
        first.rule + " of " + first.policy.text() + (outcome == Outcome::Allowed ? " allows it" : " denies it");
    if (outcome == Outcome::Allowed)
        append(verdict.because, restrictions(rules, port));
    append(verdict.because, m_notes);
    return verdict;
}

std::string SubjectRules::restrictions(const Rules &rules, const TargetPort &port) const
{
    std::string text;
    for (const PolicyRule *rule : rules) {
        for (const PortFilter &filter : rule->ports) {
            const bool means = filter.protocol == port.protocol &&
                               (!filter.name.empty() || (filter.first <= port.number && port.number <= filter.last));
            if (!means || filter.l7.parser.empty() || !text.empty())
                continue;
            text = filter.l7.parser == "crd" ? "passed to the Envoy listener " + filter.l7.listener
                                             : "restricted further by L7 rules (" + filter.l7.parser + ')';
        }
        if (!rule->authentication.empty() && rule->authentication != "disabled")
            append(text, "mutual authentication is needed (" + rule->authentication + ')');
    }
    return text;
}

std::string SubjectRules::notes() const
{
    std::string text;
    for (const CompiledPolicy &policy : m_policies.policies) {
        const std::string &nameSpace = policy.name.name.nameSpace;
        if (!nameSpace.empty() && nameSpace != m_pod.name.nameSpace)
            continue;
        if (policy.refusal)
            append(text, policy.name.text() + " does nothing, as Cilium refuses it: " + *policy.refusal);
        for (const std::string &field : policy.unknownFields)
            append(text, field + " of " + policy.name.text() + " is not understood and not looked at");
    }
    return text;
}

} // namespace liteboxd::policy::explain
