// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/named_port_ends.h"

#include <algorithm>

namespace liteboxd::policy::explain {

void NamedPortEnds::add(const DirectionRules &rules)
{
    std::map<NamedPort, std::uint16_t> firsts;
    for (const auto *list : {&rules.allow, &rules.deny}) {
        for (const PolicyRule &rule : *list) {
            if (rule.peers.nobody)
                continue;
            for (const PortFilter &filter : rule.ports) {
                if (!filter.name.empty())
                    firsts.try_emplace({filter.name, filter.protocol}, filter.last);
            }
        }
    }
    for (const auto &[port, end] : firsts) {
        Ends &ends = m_ends.try_emplace(port, Ends{end, end}).first->second;
        ends = {std::min(ends.nearest, end), std::max(ends.farthest, end)};
    }
}

std::uint16_t NamedPortEnds::endOf(const PortFilter &filter, const NamedPort *widened) const
{
    const auto found = m_ends.find({filter.name, filter.protocol});
    if (found == m_ends.end())
        return filter.last;
    return widened && found->first == *widened ? found->second.farthest : found->second.nearest;
}

std::vector<NamedPort> NamedPortEnds::undecided() const
{
    std::vector<NamedPort> ports;
    for (const auto &[port, ends] : m_ends) {
        if (ends.nearest != ends.farthest)
            ports.push_back(port);
    }
    return ports;
}

} // namespace liteboxd::policy::explain
