// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/map_drawing.h"

#include "app/policies/looks.h"
#include "app/policies/tr.h"
#include "app/shell/words/visible_text.h"
#include "core/models/policy_words.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using policy::PolicyMap;
using policy::ReachEdge;
using policy::ReachNode;
using policy::explain::Outcome;
using Kind = ReachNode::Kind;

namespace {

constexpr qsizetype s_mostLetters = 40;
constexpr std::size_t s_mostNames = 8;
constexpr double s_width = 1.6; // pixels

QString shown(const std::string &text)
{
    return shell::visibleText(QString::fromStdString(text));
}

QString shortened(const QString &text)
{
    return text.size() <= s_mostLetters ? text : text.left(s_mostLetters / 2) + u'…' + text.right(s_mostLetters / 2);
}

QString entityText(const std::string &entity)
{
    if (entity == "host")
        return Tr::tr("its own node");
    if (entity == "remote-node")
        return Tr::tr("other nodes");
    if (entity == "kube-apiserver")
        return Tr::tr("the API server");
    return Tr::tr("the internet");
}

QString label(const ReachNode &node)
{
    const int members = static_cast<int>(node.members);
    const QString first = node.names.empty() ? QString() : shortened(shown(node.names.front()));
    switch (node.kind) {
    case Kind::Sandboxes:
        return members == 1 ? first : Tr::tr("%n sandboxes", nullptr, members);
    case Kind::Pods:
    case Kind::Names:
        return members == 1 ? first : Tr::tr("%1 and %n more", "first of several", members - 1).arg(first);
    case Kind::Entity:
        return entityText(node.names.front());
    case Kind::MoreSandboxes:
        return Tr::tr("%n more sandboxes", nullptr, members);
    case Kind::MorePods:
        return Tr::tr("%n more pods", nullptr, members);
    }
    return {};
}

QString nodeText(const ReachNode &node)
{
    QStringList names;
    for (const std::string &each : node.names)
        names << shown(each);
    const bool isWhole = node.members <= node.names.size();
    if (node.kind == Kind::Entity || (isWhole && node.members == 1))
        return label(node);
    const QString list = names.join(u", "_s);
    return Tr::tr("%1: %2", "what is drawn as one, and its parts").arg(label(node), isWhole ? list : list + u" …"_s);
}

template<class Policies>
QString listed(const Policies &policies)
{
    QStringList texts;
    for (const auto &each : policies) {
        if (static_cast<std::size_t>(texts.size()) == s_mostNames) {
            texts << u"…"_s;
            break;
        }
        if constexpr (requires { each.rule; })
            texts << shown(each.policy.text() + ", " + each.rule);
        else
            texts << shown(each.text());
    }
    return texts.join(u"; "_s);
}

QString edgeText(const PolicyMap &map, const ReachEdge &edge)
{
    const QString from = label(map.nodes[edge.from]);
    const QString to = edge.from == edge.to ? Tr::tr("each other") : label(map.nodes[edge.to]);
    QStringList ports;
    for (const std::string &port : edge.ports)
        ports << QString::fromStdString(port);
    QString why = Tr::tr("no policy restricts it");
    if (!edge.decidedBy.empty())
        why = listed(edge.decidedBy);
    else if (!edge.isolatedBy.empty() && edge.outcome == Outcome::Allowed)
        why = Tr::tr("a node and its own pods always may");
    else if (!edge.isolatedBy.empty())
        why = Tr::tr("nothing allows it; isolated by %1").arg(listed(edge.isolatedBy));
    else if (edge.outcome == Outcome::Unknown)
        why = Tr::tr("it cannot be told");
    return Tr::tr("%1 → %2: %3, port %4 (%5)").arg(from, to, models::text(edge.outcome), ports.join(u", "_s), why);
}

Qt::PenStyle lineOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Allowed:
        return Qt::SolidLine;
    case Outcome::Denied:
        return Qt::DashLine;
    case Outcome::Unknown:
        break;
    }
    return Qt::DotLine;
}

} // namespace

shell::Graph drawn(const PolicyMap &map)
{
    shell::Graph graph;
    for (const ReachNode &node : map.nodes) {
        graph.nodes.push_back({label(node), nodeText(node), static_cast<std::size_t>(node.side),
                               node.side == ReachNode::Side::Middle, node.members > 1});
    }
    for (const ReachEdge &edge : map.edges)
        graph.edges.push_back(
            {edge.from, edge.to, edgeText(map, edge), look(edge.outcome).role, lineOf(edge.outcome), s_width});
    return graph;
}

} // namespace liteboxd::policies
