// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/map_drawing.h"

#include "app/flows/looks.h"
#include "app/flows/tr.h"
#include "app/shell/words/visible_text.h"
#include "core/flows/flow_names.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

constexpr qsizetype s_mostLetters = 40;
constexpr double s_narrowest = 1.2; // pixels
constexpr double s_widest = 6;

/// Each ten times of the rate is as much wider.
double widthFor(double perMinute)
{
    return std::clamp(s_narrowest + std::log10(1 + perMinute) * 1.4, s_narrowest, s_widest);
}

QString shortened(const QString &name)
{
    const QString text = shell::visibleText(name);
    return text.size() <= s_mostLetters ? text : text.left(s_mostLetters / 2) + u'…' + text.right(s_mostLetters / 2);
}

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

QString nodeLabel(const MapNode &node)
{
    const int members = static_cast<int>(node.members);
    switch (node.kind) {
    case MapNode::Kind::Sandbox:
    case MapNode::Kind::Target:
        return shortened(node.name);
    case MapNode::Kind::Template:
        return node.name.isEmpty()
                   ? Tr::tr("Without a template (%1)").arg(members)
                   : Tr::tr("%1 (%2)", "template, number of sandboxes").arg(shortened(node.name)).arg(members);
    case MapNode::Kind::WithDrops:
        return Tr::tr("%n sandboxes with drops", nullptr, members);
    case MapNode::Kind::WithoutDrops:
        return Tr::tr("%n sandboxes without drops", nullptr, members);
    case MapNode::Kind::MoreSandboxes:
        return Tr::tr("%n more", "that ask", members);
    case MapNode::Kind::MoreTargets:
        return Tr::tr("%n more destinations", nullptr, members);
    }
    return {};
}

QString edgeText(const TrafficMap &map, const MapEdge &edge)
{
    const QString rate = QLocale().toString(edge.perMinute, 'f', edge.perMinute < 10 ? 1 : 0);
    const QString text = Tr::tr("%1 → %2: %3, %4 times (%5 a minute)")
                             .arg(nodeLabel(map.nodes[edge.from]), nodeLabel(map.nodes[edge.to]), nameOf(edge.verdict),
                                  number(edge.count), rate);
    return edge.ports.isEmpty() ? text : Tr::tr("%1, port %2").arg(text, edge.ports.join(u", "_s));
}

QString nodeText(const TrafficMap &map, std::size_t node)
{
    std::uint64_t passed = 0;
    std::uint64_t dropped = 0;
    for (const MapEdge &edge : map.edges) {
        if (edge.from == node || edge.to == node)
            (edge.verdict == Verdict::Dropped ? dropped : passed) += edge.count;
    }
    return Tr::tr("%1: %2 passed, %3 dropped").arg(nodeLabel(map.nodes[node]), number(passed), number(dropped));
}

} // namespace

shell::Graph drawn(const TrafficMap &map)
{
    shell::Graph graph;
    for (std::size_t at = 0; at < map.nodes.size(); ++at) {
        const MapNode &node = map.nodes[at];
        graph.nodes.push_back({nodeLabel(node), nodeText(map, at), node.asks ? 0u : 1u, node.asks, node.members > 1});
    }
    for (const MapEdge &edge : map.edges) {
        const Look how = look(edge.verdict);
        graph.edges.push_back({edge.from, edge.to, edgeText(map, edge), how.role, how.line, widthFor(edge.perMinute)});
    }
    return graph;
}

} // namespace liteboxd::flows
