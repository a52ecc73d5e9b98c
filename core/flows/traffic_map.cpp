// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/traffic_map.h"

#include "core/flows/flow_ends.h"
#include "core/flows/flow_names.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

using Grouping = MapOptions::Grouping;
using Time = std::chrono::system_clock::time_point;

constexpr qsizetype s_mostPorts = 4;
constexpr qsizetype s_mostInFilter = 20; ///< members that are named by words

/// What the lines of the same outcome have in common.
Verdict outcomeOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Forwarded:
    case Verdict::Redirected:
    case Verdict::Traced:
    case Verdict::Translated:
        return Verdict::Forwarded;
    case Verdict::Dropped:
    case Verdict::Error:
        return Verdict::Dropped;
    default:
        return verdict;
    }
}

/// One end before it is known whether it gets a place of its own.
struct End
{
    MapNode::Kind kind = MapNode::Kind::Target;
    QString name;
    QString words; ///< of the filter, without "--from-" or "--to-"

    friend bool operator<(const End &a, const End &b) { return std::tie(a.kind, a.name) < std::tie(b.kind, b.name); }
};

End targetEnd(const FlowPeer &peer)
{
    if (const QString id = peer.sandboxId(); !id.isEmpty())
        return {MapNode::Kind::Target, peer.podName(), u"sandbox "_s + id};
    if (!peer.pod.isEmpty())
        return {MapNode::Kind::Target, peer.podName(), u"pod "_s + peer.podName()};
    if (const QString reserved = reservedIdentity(peer.identity); isNode(peer) && !reserved.isEmpty())
        return {MapNode::Kind::Target, reserved, u"identity "_s + reserved};
    if (!peer.names.isEmpty())
        return {MapNode::Kind::Target, peer.names.first(), u"fqdn "_s + peer.names.first()};
    const QString name = shownName(peer);
    return {MapNode::Kind::Target, name, peer.address.isEmpty() ? QString() : u"ip "_s + peer.address};
}

QString portOf(const Flow &flow)
{
    const std::uint16_t port = server(flow).port;
    if (port == 0)
        return nameOf(flow.protocol);
    const QString number = QString::number(port);
    return flow.protocol == Protocol::Tcp ? number : number + u'/' + nameOf(flow.protocol).toLower();
}

/// Puts the ends of a digest together, the lines between them, and then those without room.
class Builder
{
public:
    Builder(const FlowDigest &digest, const MapOptions &options)
        : m_options(options)
    {
        digest.each([this](const SeenFlow &seen) { survey(seen); });
        m_grouping = options.grouping;
        if (m_grouping == Grouping::Automatic)
            m_grouping = static_cast<std::size_t>(m_sandboxes.size()) > options.mostSandboxes ? Grouping::Template
                                                                                              : Grouping::Nothing;
        digest.each([this](const SeenFlow &seen) { take(seen); });
    }

    TrafficMap build()
    {
        place(true, m_options.mostSandboxes);
        place(false, m_options.mostTargets);
        for (const auto &[ends, line] : m_lines)
            join(ends, line);
        TrafficMap map;
        map.nodes = std::move(m_nodes);
        for (auto &[key, edge] : m_edges) {
            nameEdge(map, edge);
            map.edges.push_back(std::move(edge));
        }
        return map;
    }

private:
    struct Line
    {
        std::uint64_t count = 0;
        QStringList ports;
    };

    struct Weight
    {
        std::uint64_t count = 0;
        QSet<QString> members; ///< sandboxes that it stands for
    };

    using LineKey = std::tuple<End, End, Verdict>;

    void survey(const SeenFlow &seen)
    {
        const QString id = client(seen.flow).sandboxId();
        if (!id.isEmpty()) {
            m_sandboxes.insert(id);
            if (outcomeOf(seen.flow.verdict) == Verdict::Dropped)
                m_withDrops.insert(id);
        }
        m_first = std::min(m_first, seen.first);
        m_last = std::max(m_last, seen.last);
    }

    End askingEnd(const QString &id) const
    {
        switch (m_grouping) {
        case Grouping::Template:
            return {MapNode::Kind::Template, m_options.templateOf ? m_options.templateOf(id) : QString(), {}};
        case Grouping::Verdict:
            return {m_withDrops.contains(id) ? MapNode::Kind::WithDrops : MapNode::Kind::WithoutDrops, {}, {}};
        case Grouping::Automatic:
        case Grouping::Nothing:
            break;
        }
        return {MapNode::Kind::Sandbox, id, u"sandbox "_s + id};
    }

    void take(const SeenFlow &seen)
    {
        const FlowPeer &asker = client(seen.flow);
        const QString id = asker.sandboxId();
        const End from = id.isEmpty() ? targetEnd(asker) : askingEnd(id);
        const End to = targetEnd(server(seen.flow));
        Line &line = m_lines[{from, to, outcomeOf(seen.flow.verdict)}];
        line.count += seen.count;
        const QString port = portOf(seen.flow);
        if (line.ports.size() <= s_mostPorts && !port.isEmpty() && !line.ports.contains(port))
            line.ports += port;
        Weight &asking = m_askers[from];
        asking.count += seen.count;
        if (!id.isEmpty())
            asking.members.insert(id);
        m_targets[to].count += seen.count;
    }

    /// Gives the heaviest ends of a side a node each, and the others one together.
    void place(bool asks, std::size_t most)
    {
        const std::map<End, Weight> &all = asks ? m_askers : m_targets;
        std::map<End, std::size_t> &nodes = asks ? m_askerNodes : m_targetNodes;
        std::vector<const std::pair<const End, Weight> *> order;
        for (const auto &each : all)
            order.push_back(&each);
        std::stable_sort(order.begin(), order.end(),
                         [](auto *a, auto *b) { return a->second.count > b->second.count; });
        for (std::size_t at = 0; at < order.size(); ++at) {
            const auto &[end, weight] = *order[at];
            if (at < most || order.size() == most + 1) {
                nodes[end] = m_nodes.size();
                const auto members = std::max<qsizetype>(1, weight.members.size());
                m_nodes.push_back({end.kind, end.name, members, asks, wordsOf(end, weight, asks)});
                continue;
            }
            if (at == most)
                m_nodes.push_back({asks ? MapNode::Kind::MoreSandboxes : MapNode::Kind::MoreTargets, {}, 0, asks});
            nodes[end] = m_nodes.size() - 1;
            m_nodes.back().members += std::max<qsizetype>(1, weight.members.size());
        }
    }

    static QString wordsOf(const End &end, const Weight &weight, bool asks)
    {
        const QString side = asks ? u"--from-"_s : u"--to-"_s;
        if (!end.words.isEmpty())
            return side + end.words;
        if (weight.members.isEmpty() || weight.members.size() > s_mostInFilter)
            return {};
        QStringList ids(weight.members.begin(), weight.members.end());
        ids.sort();
        for (QString &id : ids)
            id = side + u"sandbox "_s + id;
        return ids.join(u' ');
    }

    void join(const LineKey &key, const Line &line)
    {
        const auto &[from, to, verdict] = key;
        const std::size_t tail = m_askerNodes.at(from);
        const std::size_t head = m_targetNodes.at(to);
        MapEdge &edge = m_edges[{tail, head, verdict}];
        edge.from = tail;
        edge.to = head;
        edge.verdict = verdict;
        edge.count += line.count;
        for (const QString &port : line.ports) {
            if (edge.ports.size() <= s_mostPorts && !edge.ports.contains(port))
                edge.ports += port;
        }
    }

    void nameEdge(const TrafficMap &map, MapEdge &edge) const
    {
        const double minutes = std::chrono::duration<double, std::ratio<60>>(m_last - m_first).count();
        edge.perMinute = static_cast<double>(edge.count) / std::max(1.0, minutes);
        if (edge.ports.size() > s_mostPorts)
            edge.ports = edge.ports.mid(0, s_mostPorts) << u"…"_s;
        QStringList words{map.nodes[edge.from].filter, map.nodes[edge.to].filter};
        words.removeAll(QString());
        if (words.isEmpty())
            return;
        if (const QString verdict = nameOf(edge.verdict);
            edge.verdict == Verdict::Dropped || edge.verdict == Verdict::Audit)
            words += u"--verdict "_s + verdict;
        edge.filter = words.join(u' ');
    }

    const MapOptions &m_options;
    Grouping m_grouping = Grouping::Nothing;
    QSet<QString> m_sandboxes;
    QSet<QString> m_withDrops;
    Time m_first = Time::max();
    Time m_last = Time::min();
    std::map<LineKey, Line> m_lines;
    std::map<End, Weight> m_askers;
    std::map<End, Weight> m_targets;
    std::map<End, std::size_t> m_askerNodes;
    std::map<End, std::size_t> m_targetNodes;
    std::vector<MapNode> m_nodes;
    std::map<std::tuple<std::size_t, std::size_t, Verdict>, MapEdge> m_edges;
};

} // namespace

TrafficMap trafficMap(const FlowDigest &digest, const MapOptions &options)
{
    if (digest.size() == 0)
        return {};
    return Builder(digest, options).build();
}

} // namespace liteboxd::flows
