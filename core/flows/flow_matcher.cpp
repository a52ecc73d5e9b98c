// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_matcher.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using policy::explain::IpAddress;
using policy::explain::IpPrefix;

namespace {

/// Patterns with * for any text of a name, as one expression; nothing for a letter that no name has.
base::Result<QRegularExpression> namePattern(const QStringList &patterns)
{
    QStringList alternatives;
    for (const QString &pattern : patterns) {
        QString name = pattern.trimmed().toLower();
        if (name.endsWith(u'.'))
            name.chop(1);
        QString expression;
        for (const QChar letter : name) {
            const bool isPlain = letter == u'-' || letter == u'_' || letter == u'/' ||
                                 (letter >= u'0' && letter <= u'9') || (letter >= u'a' && letter <= u'z');
            if (!isPlain && letter != u'.' && letter != u'*')
                return base::fail(base::ErrorCode::InvalidArgument, "'" + pattern.toStdString() + "' is no name");
            expression += letter == u'.' ? u"\\."_s : letter == u'*' ? u"[-.0-9a-z_]*"_s : QString(letter);
        }
        if (expression.isEmpty())
            return base::fail(base::ErrorCode::InvalidArgument, "a name is empty");
        alternatives += expression;
    }
    return QRegularExpression(u"\\A(?:"_s + alternatives.join(u'|') + u")\\z"_s);
}

base::Result<std::vector<IpPrefix>> blocksOf(const QStringList &texts)
{
    std::vector<IpPrefix> blocks;
    for (const QString &text : texts) {
        const auto block = IpPrefix::parseLoose(text.toStdString());
        if (!block)
            return base::fail(base::ErrorCode::InvalidArgument, "'" + text.toStdString() + "' is no address");
        blocks.push_back(*block);
    }
    return blocks;
}

base::Result<std::vector<LabelQuery>> labelsOf(const QStringList &texts)
{
    std::vector<LabelQuery> queries;
    for (const QString &text : texts) {
        auto query = LabelQuery::parse(text);
        if (!query)
            return base::fail(query.error());
        queries.push_back(std::move(*query));
    }
    return queries;
}

std::vector<QRegularExpression> expressionsOf(const QStringList &texts)
{
    return {texts.begin(), texts.end()};
}

bool holds(const std::vector<IpPrefix> &blocks, const QString &address)
{
    const auto parsed = IpAddress::parse(address.toStdString());
    return parsed &&
           std::any_of(blocks.begin(), blocks.end(), [&](const IpPrefix &block) { return block.contains(*parsed); });
}

bool oneMatches(const std::vector<LabelQuery> &queries, const QStringList &labels)
{
    return std::any_of(queries.begin(), queries.end(), [&](const LabelQuery &query) { return query.matches(labels); });
}

bool oneMatches(const std::vector<QRegularExpression> &expressions, const QString &text)
{
    return std::any_of(expressions.begin(), expressions.end(),
                       [&](const QRegularExpression &each) { return each.match(text).hasMatch(); });
}

bool hasName(const QStringList &wanted, const QString &nameSpace, const QString &name)
{
    if (nameSpace.isEmpty() && name.isEmpty())
        return false;
    return std::any_of(wanted.begin(), wanted.end(), [&](const QString &each) {
        const qsizetype slash = each.indexOf(u'/');
        const QStringView prefix = QStringView(each).mid(slash + 1);
        return (slash <= 0 || QStringView(each).left(slash) == nameSpace) && name.startsWith(prefix);
    });
}

bool hasWorkload(const QList<Workload> &wanted, const QList<Workload> &workloads)
{
    return std::any_of(workloads.begin(), workloads.end(), [&](const Workload &workload) {
        return std::any_of(wanted.begin(), wanted.end(), [&](const Workload &each) {
            return (each.name.isEmpty() || each.name == workload.name) &&
                   (each.kind.isEmpty() || each.kind == workload.kind);
        });
    });
}

bool isOf(const QString &protocol, const Flow &flow)
{
    if (protocol == u"dns")
        return flow.layer7 && flow.layer7->dns;
    if (protocol == u"http")
        return flow.layer7 && flow.layer7->http;
    switch (flow.protocol) {
    case Protocol::Tcp:
        return protocol == u"tcp";
    case Protocol::Udp:
        return protocol == u"udp";
    case Protocol::Sctp:
        return protocol == u"sctp";
    case Protocol::Icmp:
        return protocol == u"icmp" || protocol == u"icmpv4";
    case Protocol::Icmp6:
        return protocol == u"icmp" || protocol == u"icmpv6";
    default:
        return false;
    }
}

bool hasStatus(const QStringList &wanted, std::uint32_t code)
{
    const QString text = QString::number(code);
    return code > 0 && std::any_of(wanted.begin(), wanted.end(), [&](const QString &each) {
               return each.endsWith(u'+') ? text.startsWith(QStringView(each).chopped(1)) : text == each;
           });
}

} // namespace

base::Result<FlowMatcher::End> FlowMatcher::endOf(const EndFilter &filter)
{
    auto blocks = blocksOf(filter.addresses);
    auto translated = blocksOf(filter.translated);
    auto labels = labelsOf(filter.labels);
    auto fqdns = namePattern(filter.fqdns);
    if (!blocks)
        return base::fail(blocks.error());
    if (!translated)
        return base::fail(translated.error());
    if (!labels)
        return base::fail(labels.error());
    if (!fqdns)
        return base::fail(fqdns.error());
    return End{filter, std::move(*blocks), std::move(*translated), std::move(*labels), *fqdns};
}

base::Result<std::vector<FlowMatcher::Filter>> FlowMatcher::filtersOf(const QList<FlowFilter> &filters)
{
    std::vector<Filter> found;
    for (const FlowFilter &filter : filters) {
        if (!filter.expressions.isEmpty())
            return base::fail(base::ErrorCode::InvalidArgument,
                              "--cel-expression is evaluated by Hubble only, not on flows that were recorded");
        auto source = endOf(filter.source);
        auto destination = endOf(filter.destination);
        auto nodeLabels = labelsOf(filter.nodeLabels);
        QStringList nodes = filter.nodes;
        for (QString &node : nodes) {
            const qsizetype slash = node.indexOf(u'/');
            node = slash < 0 ? u"*/"_s + node : slash == 0 ? u'*' + node : node.endsWith(u'/') ? node + u'*' : node;
        }
        auto nodePattern = namePattern(nodes);
        if (!source)
            return base::fail(source.error());
        if (!destination)
            return base::fail(destination.error());
        if (!nodeLabels)
            return base::fail(nodeLabels.error());
        if (!nodePattern)
            return base::fail(nodePattern.error());
        found.push_back({filter, std::move(*source), std::move(*destination), std::move(*nodeLabels),
                         expressionsOf(filter.dnsQueries), expressionsOf(filter.httpPaths),
                         expressionsOf(filter.httpUrls), *nodePattern});
    }
    return found;
}

base::Result<FlowMatcher> FlowMatcher::create(const FlowQuery &query)
{
    auto allow = filtersOf(query.allow);
    auto deny = filtersOf(query.deny);
    if (!allow)
        return base::fail(allow.error());
    if (!deny)
        return base::fail(deny.error());
    FlowMatcher matcher;
    matcher.m_allow = std::move(*allow);
    matcher.m_deny = std::move(*deny);
    matcher.m_since = query.since;
    matcher.m_until = query.until;
    return matcher;
}

bool FlowMatcher::matches(const Flow &flow) const
{
    const auto takes = [&](const Filter &filter) { return filter.matches(flow); };
    return (!m_since || flow.time >= *m_since) && (!m_until || flow.time <= *m_until) &&
           (m_allow.empty() || std::any_of(m_allow.begin(), m_allow.end(), takes)) &&
           std::none_of(m_deny.begin(), m_deny.end(), takes);
}

bool FlowMatcher::End::matches(const FlowPeer &peer, bool hasPorts) const
{
    return (filter.pods.isEmpty() || hasName(filter.pods, peer.nameSpace, peer.pod)) &&
           (filter.services.isEmpty() || hasName(filter.services, peer.serviceNamespace, peer.serviceName)) &&
           (filter.fqdns.isEmpty() || std::any_of(peer.names.begin(), peer.names.end(),
                                                  [&](const QString &name) { return fqdns.match(name).hasMatch(); })) &&
           (blocks.empty() || holds(blocks, peer.address)) &&
           (translated.empty() || holds(translated, peer.translated)) &&
           (labels.empty() || oneMatches(labels, peer.labels)) &&
           (filter.workloads.isEmpty() || hasWorkload(filter.workloads, peer.workloads)) &&
           (filter.identities.isEmpty() || filter.identities.contains(peer.identity)) &&
           (filter.ports.isEmpty() || (hasPorts && filter.ports.contains(peer.port))) &&
           (filter.clusters.isEmpty() || filter.clusters.contains(peer.clusterName));
}

bool FlowMatcher::Filter::matches(const Flow &flow) const
{
    const bool hasPorts =
        flow.protocol == Protocol::Tcp || flow.protocol == Protocol::Udp || flow.protocol == Protocol::Sctp;
    const QString node = flow.node.contains(u'/') ? flow.node : u"default/"_s + flow.node;
    return (filter.verdicts.isEmpty() || filter.verdicts.contains(flow.verdict)) &&
           (filter.dropReasons.isEmpty() || filter.dropReasons.contains(flow.dropReason)) &&
           (filter.directions.isEmpty() || filter.directions.contains(flow.direction)) &&
           (filter.uuids.isEmpty() || filter.uuids.contains(flow.uuid)) &&
           (filter.eventTypes.isEmpty() || std::any_of(filter.eventTypes.begin(), filter.eventTypes.end(),
                                                       [&](const EventTypeFilter &each) {
                                                           return each.type == flow.event &&
                                                                  (!each.subType || *each.subType == flow.eventSubType);
                                                       })) &&
           (filter.protocols.isEmpty() || std::any_of(filter.protocols.begin(), filter.protocols.end(),
                                                      [&](const QString &each) { return isOf(each, flow); })) &&
           // A drop that does not say so counts as no reply, as in Hubble.
           (filter.replies.isEmpty() ||
            ((flow.reply || flow.isDrop()) && filter.replies.contains(flow.reply.value_or(false)))) &&
           (filter.tcpFlags.isEmpty() ||
            (flow.protocol == Protocol::Tcp &&
             std::any_of(filter.tcpFlags.begin(), filter.tcpFlags.end(),
                         [&](std::uint16_t flags) { return (flow.tcpFlags & flags) == flags; }))) &&
           (filter.ipVersions.isEmpty() || filter.ipVersions.contains(flow.ipVersion)) &&
           (filter.interfaces.isEmpty() || filter.interfaces.contains(flow.interfaceName)) &&
           (filter.traceIds.isEmpty() || filter.traceIds.contains(flow.traceId)) &&
           (filter.nodes.isEmpty() || (!flow.node.isEmpty() && nodes.match(node).hasMatch())) &&
           (nodeLabels.empty() || oneMatches(nodeLabels, flow.nodeLabels)) && source.matches(flow.source, hasPorts) &&
           destination.matches(flow.destination, hasPorts) && matchesLayer7(flow);
}

bool FlowMatcher::Filter::matchesLayer7(const Flow &flow) const
{
    const DnsRecord *const dns = flow.layer7 && flow.layer7->dns ? &*flow.layer7->dns : nullptr;
    const HttpRecord *const http = flow.layer7 && flow.layer7->http ? &*flow.layer7->http : nullptr;
    return (dnsQueries.empty() || (dns && oneMatches(dnsQueries, dns->query))) &&
           (filter.httpMethods.isEmpty() || (http && filter.httpMethods.contains(http->method, Qt::CaseInsensitive))) &&
           (filter.httpStatus.isEmpty() || (http && hasStatus(filter.httpStatus, http->code))) &&
           (filter.httpHeaders.isEmpty() ||
            (http && std::any_of(http->headers.begin(), http->headers.end(),
                                 [&](const QString &each) { return filter.httpHeaders.contains(each); }))) &&
           (httpUrls.empty() || (http && oneMatches(httpUrls, http->url))) &&
           (httpPaths.empty() || (http && oneMatches(httpPaths, QUrl(http->url).path())));
}

} // namespace liteboxd::flows
