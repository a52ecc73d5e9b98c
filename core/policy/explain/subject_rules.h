// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/identity_table.h"
#include "core/policy/explain/named_port_ends.h"
#include "core/policy/explain/rule_compiler.h"
#include "core/policy/explain/verdict.h"
#include "core/policy/objects/pod.h"

#include <optional>
#include <string>
#include <vector>

namespace liteboxd::policy::explain {

/// What the policies of a cluster say to one pod in one direction, ready to be asked about peers. Refers to the
/// compiled policies and the table that it was made with.
class SubjectRules
{
public:
    /// `specs`: those that select the pod.
    SubjectRules(const objects::Pod &pod, Direction direction, std::vector<const PolicySpec *> specs,
                 const CompiledPolicies &policies, const IdentityTable &identities);

    /// The verdict about one peer; a peer that may be any of several: unknown if they are not all treated the same.
    Verdict decide(const std::vector<Identity> &peers, const TargetPort &port) const;
    Verdict decide(const Identity &peer, const TargetPort &port) const;

    /// Policies by which only what is allowed passes.
    const std::vector<PolicyName> &isolatedBy() const { return m_isolatedBy; }

private:
    using Rules = std::vector<const PolicyRule *>;

    /// `widened`: the named port that reaches as far as it can where that is chance; nullptr: none does.
    Verdict decide(const Identity &peer, const TargetPort &port, const NamedPort *widened) const;
    Rules allMatching(bool deny, const Identity &peer, const TargetPort &port, const NamedPort *widened) const;
    bool meansPort(const PolicyRule &rule, const TargetPort &port, const NamedPort *widened) const;
    Verdict withoutRules(Outcome outcome, std::string because) const;
    Verdict decidedBy(Outcome outcome, const Rules &rules, const TargetPort &port) const;
    std::string restrictions(const Rules &rules, const TargetPort &port) const;
    PolicyName nameOfPolicy(std::size_t policy) const { return m_policies.policies[policy].name; }
    std::string notes() const;

    const objects::Pod &m_pod;
    const Direction m_direction;
    const CompiledPolicies &m_policies;
    const IdentityTable &m_identities;
    std::vector<const PolicySpec *> m_specs;   ///< those with rules of this direction
    std::vector<const PolicySpec *> m_derived; ///< of them those whose rules only the operator knows
    std::vector<const Requirement *> m_allowRequirements;
    std::vector<const Requirement *> m_denyRequirements;
    std::vector<PolicyName> m_isolatedBy;
    NamedPortEnds m_portEnds;
    std::vector<NamedPort> m_undecidedPorts;
    std::optional<std::string> m_conflict;
    std::string m_notes; ///< what else is to be known about the policies around this pod
};

} // namespace liteboxd::policy::explain
