// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_explainer.h"
#include "core/policy/lint/finding.h"

#include <functional>
#include <string>
#include <vector>

namespace liteboxd::policy::lint {

/// The policies of a cluster, and whom each of them selects, as the checks look at them. Refers to its explainer.
class View
{
public:
    explicit View(const explain::PolicyExplainer &explainer);

    const explain::PolicyExplainer &explainer() const { return m_explainer; }
    const objects::ClusterObjects &objects() const { return m_explainer.objects(); }
    const std::vector<explain::PolicySpec> &specs() const { return m_explainer.policies().specs; }
    const explain::PolicyName &name(const explain::PolicySpec &spec) const
    {
        return m_explainer.policies().policies[spec.policy].name;
    }

    /// Pods (indices) that a spec of specs() selects; those that have ended and those on the host's network do not
    /// count.
    const std::vector<std::size_t> &subjects(std::size_t spec) const { return m_subjects[spec]; }
    /// Pods that a selector of peers means.
    std::vector<std::size_t> pods(const explain::Selector &selector) const;

    /// Calls for each entry of rules of each Cilium policy that is in force: with the policy's name, whether it is of
    /// egress and refuses, its path ("spec.egressDeny[1]"), and itself.
    struct Entry
    {
        explain::PolicyName policy;
        bool egress = false;
        bool deny = false;
        std::string path;
        const objects::CiliumRule &rule;
    };
    void eachEntry(const std::function<void(const Entry &)> &take) const;

    /// The spec of a Cilium policy in force that is written under that path ("spec", "specs[1]").
    void eachSpec(const std::function<void(const explain::PolicyName &, const std::string &path,
                                           const objects::CiliumSpec &)> &take) const;

private:
    const explain::PolicyExplainer &m_explainer;
    std::vector<std::size_t> m_pods; ///< that count
    std::vector<std::vector<std::size_t>> m_subjects;
};

/// Refused by Cilium, reported invalid by its agent, or with fields that are not understood.
void checkRefused(const View &view, Findings &findings);
/// Selects no pod or no namespace here.
void checkSelections(const View &view, Findings &findings);
/// An empty list that opens ports to everybody, or means nobody.
void checkEmptyLists(const View &view, Findings &findings);
/// A block of addresses that hopes to mean nodes or pods; a group of blocks that is not there.
void checkAddresses(const View &view, Findings &findings);
/// The name of a port that nobody has.
void checkPortNames(const View &view, Findings &findings);
/// A range of ports that ends before it begins.
void checkPortRanges(const View &view, Findings &findings);
/// A "deny" that only does not allow; a rule that a denial shadows.
void checkDenials(const View &view, Findings &findings);
/// A denial that switches default-deny on.
void checkDefaultDeny(const View &view, Findings &findings);
/// toFQDNs without a rule of DNS; a wildcard of one label.
void checkNames(const View &view, Findings &findings);
/// A filter of DNS names that another rule for port 53 makes void.
void checkNameFilters(const View &view, Findings &findings);

} // namespace liteboxd::policy::lint
