// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_rule.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace liteboxd::policy::explain {

/// A port by its name.
using NamedPort = std::pair<std::string, Protocol>;

/// How far the named ports reach that the rules for one pod and direction speak of. Cilium keeps one filter for a name
/// and protocol, with the endPort of the rule it reads first: in a spec the first that names it, allowing ones before
/// denying ones; between specs it is chance (cilium 1.18, pkg/policy: mergeIngress, l4PolicyMap). A value.
class NamedPortEnds
{
public:
    /// The rules of one spec.
    void add(const DirectionRules &rules);

    /// The end that counts for a filter that names its port; 0: the port alone. Where that is chance it is the nearest,
    /// or the farthest for `widened`.
    std::uint16_t endOf(const PortFilter &filter, const NamedPort *widened) const;

    /// The ports whose end is chance.
    std::vector<NamedPort> undecided() const;

private:
    struct Ends
    {
        std::uint16_t nearest = 0;
        std::uint16_t farthest = 0;
    };

    std::map<NamedPort, Ends> m_ends;
};

} // namespace liteboxd::policy::explain
