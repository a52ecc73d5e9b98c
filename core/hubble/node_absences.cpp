// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/node_absences.h"

#include <algorithm>

namespace liteboxd::hubble {

namespace {

/// Relay names a node of the cluster "default" without its cluster, and the node's own flows name it with it.
QString key(const QString &node)
{
    return node.sliced(node.lastIndexOf(u'/') + 1);
}

flows::FlowGap gapOf(const QString &node, NodeAbsences::Time from, NodeAbsences::Time to)
{
    return {flows::GapCause::Disconnected, 0, node, from, to};
}

} // namespace

QList<flows::FlowGap> NodeAbsences::take(const NodeChange &change)
{
    QList<flows::FlowGap> gaps;
    if (change.state != NodeState::Error)
        return gaps;
    for (const QString &node : change.nodes) {
        const auto last = m_lastFlow.constFind(key(node));
        if (last != m_lastFlow.cend() && *last > change.time)
            gaps.append(gapOf(node, change.time, *last));
        else if (!m_away.contains(key(node)))
            m_away.insert(key(node), change.time);
    }
    return gaps;
}

QList<flows::FlowGap> NodeAbsences::take(const QList<flows::Flow> &flows)
{
    QList<flows::FlowGap> gaps;
    for (const flows::Flow &flow : flows) {
        const QString node = key(flow.node);
        Time &last = m_lastFlow[node];
        last = std::max(last, flow.time);
        if (m_away.isEmpty())
            continue;
        const auto away = m_away.constFind(node);
        if (away == m_away.cend() || flow.time <= *away) // sorted behind it by Relay
            continue;
        gaps.append(gapOf(flow.node, *away, flow.time));
        m_away.erase(away);
    }
    return gaps;
}

QList<flows::FlowGap> NodeAbsences::take(const ObserverStatus &status, Time now)
{
    QList<flows::FlowGap> gaps;
    if (status.unavailableNodes.value_or(1) != 0)
        return gaps;
    for (auto away = m_away.cbegin(); away != m_away.cend(); ++away)
        gaps.append(gapOf(away.key(), away.value(), std::max(away.value(), now)));
    m_away.clear();
    return gaps;
}

std::optional<NodeAbsences::Time> NodeAbsences::since() const
{
    const auto first = std::min_element(m_away.cbegin(), m_away.cend());
    return first == m_away.cend() ? std::nullopt : std::optional(*first);
}

void NodeAbsences::clear()
{
    m_away.clear();
    m_lastFlow.clear();
}

} // namespace liteboxd::hubble
