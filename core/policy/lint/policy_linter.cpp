// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/policy_linter.h"

#include "core/policy/lint/checks.h"

#include <algorithm>
#include <map>

namespace liteboxd::policy::lint {

Findings findingsOf(const explain::PolicyExplainer &explainer)
{
    const View view(explainer);
    Findings findings;
    for (const auto check : {checkRefused, checkSelections, checkEmptyLists, checkAddresses, checkPortNames,
                             checkPortRanges, checkDenials, checkDefaultDeny, checkNames, checkNameFilters})
        check(view, findings);
    std::map<explain::PolicyName, std::size_t> order;
    for (const explain::CompiledPolicy &policy : explainer.policies().policies)
        order.try_emplace(policy.name, order.size());
    std::stable_sort(findings.begin(), findings.end(), [&order](const Finding &one, const Finding &other) {
        return std::pair(order[one.policy], one.severity) < std::pair(order[other.policy], other.severity);
    });
    return findings;
}

} // namespace liteboxd::policy::lint
