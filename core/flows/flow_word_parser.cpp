// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_word_parser.h"

#include "core/base/sandbox_id.h"
#include "core/flows/flow_names.h"
#include "core/flows/flow_words.h"
#include "core/policy/explain/ip_prefix.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

/// About an end: each is known as itself, as "from-…" and as "to-…".
const QStringList s_ends{u"pod"_s,      u"service"_s, u"fqdn"_s,    u"ip"_s,        u"label"_s,          u"workload"_s,
                         u"identity"_s, u"port"_s,    u"cluster"_s, u"namespace"_s, u"all-namespaces"_s, u"sandbox"_s};

const QStringList s_whole{u"uuid"_s,        u"verdict"_s,       u"drop-reason-desc"_s,
                          u"type"_s,        u"protocol"_s,      u"traffic-direction"_s,
                          u"reply"_s,       u"dns-query"_s,     u"http-status"_s,
                          u"http-method"_s, u"http-path"_s,     u"http-url"_s,
                          u"tcp-flags"_s,   u"ip-version"_s,    u"ipv4"_s,
                          u"ipv6"_s,        u"node-name"_s,     u"node-label"_s,
                          u"trace-id"_s,    u"snat-ip"_s,       u"http-header"_s,
                          u"interface"_s,   u"cel-expression"_s};

const QStringList s_options{u"since"_s, u"until"_s, u"first"_s, u"last"_s, u"follow"_s, u"not"_s};

const QStringList s_switches{u"ipv4"_s, u"ipv6"_s, u"follow"_s, u"not"_s};

struct Short
{
    const char16_t *letter;
    const char16_t *name;
};
constexpr Short s_short[] = {{u"-f", u"follow"}, {u"-t", u"type"},           {u"-n", u"namespace"}, {u"-4", u"ipv4"},
                             {u"-6", u"ipv6"},   {u"-A", u"all-namespaces"}, {u"-l", u"label"}};

enum class End { Either, Source, Destination };

std::pair<End, QString> endOf(const QString &name)
{
    if (name.startsWith(u"from-"))
        return {End::Source, name.mid(5)};
    if (name.startsWith(u"to-"))
        return {End::Destination, name.mid(3)};
    return {End::Either, name};
}

tl::unexpected<base::Error> refuse(const QString &name, const QString &value, const char *expected)
{
    return base::fail(base::ErrorCode::InvalidArgument,
                      "--" + name.toStdString() + ": '" + value.toStdString() + "' is not " + expected);
}

/// Of a switch, as pflag reads it; nothing said is true.
std::optional<bool> truthOf(const QString &value)
{
    const QString text = value.toLower();
    if (text.isEmpty() || text == u"true" || text == u"t" || text == u"1")
        return true;
    return text == u"false" || text == u"f" || text == u"0" ? std::optional(false) : std::nullopt;
}

bool isRegularExpression(const QString &text)
{
    return QRegularExpression(text).isValid();
}

QStringList inNamespaces(const QStringList &names, const QStringList &namespaces)
{
    if (namespaces.isEmpty())
        return names;
    QStringList found;
    for (const QString &name : names) {
        if (name.contains(u'/'))
            found += name;
        else
            for (const QString &nameSpace : namespaces)
                found += nameSpace + u'/' + name;
    }
    return found;
}

void restrict(EndFilter &end, const QStringList &namespaces)
{
    if (namespaces.isEmpty())
        return;
    if (end.pods.isEmpty() && end.services.isEmpty())
        end.pods = QStringList{QString()};
    end.pods = inNamespaces(end.pods, namespaces);
    end.services = inNamespaces(end.services, namespaces);
}

/// By their numbers. Source: pkg/monitor/api/types.go of Cilium 1.18.
const QString s_tracePoints[] = {u"to-endpoint"_s, u"to-proxy"_s,      u"to-host"_s,      u"to-stack"_s,
                                 u"to-overlay"_s,  u"from-endpoint"_s, u"from-proxy"_s,   u"from-host"_s,
                                 u"from-stack"_s,  u"from-overlay"_s,  u"from-network"_s, u"to-network"_s,
                                 u"from-crypto"_s, u"to-crypto"_s};

base::Result<void> addType(FlowFilter &filter, const QString &value)
{
    EventTypeFilter type;
    const auto found = eventTypeOf(value.section(u':', 0, 0));
    if (!found)
        return refuse(u"type"_s, value, "drop, trace, policy-verdict, l7 or a number");
    type.type = *found;
    if (value.contains(u':')) {
        const QString subType = value.section(u':', 1);
        bool isNumber = false;
        type.subType = subType.toInt(&isNumber);
        const auto point = std::find(std::begin(s_tracePoints), std::end(s_tracePoints), subType);
        if (type.type == EventType::Trace && point != std::end(s_tracePoints))
            type.subType = static_cast<std::int32_t>(std::distance(std::begin(s_tracePoints), point));
        else if (!isNumber)
            return refuse(u"type"_s, value, "a type with a sub-type by its number, or by its name for trace");
    }
    filter.eventTypes += type;
    return {};
}

} // namespace

QString FlowWordParser::nameOf(const QString &word)
{
    for (const Short &row : s_short) {
        if (word == QStringView(row.letter))
            return QString::fromUtf16(row.name);
    }
    if (!word.startsWith(u"--"))
        return {};
    const QString name = word.mid(2);
    return s_ends.contains(endOf(name).second) || s_whole.contains(name) || s_options.contains(name) ? name : QString();
}

bool FlowWordParser::takesValue(const QString &name)
{
    return !s_switches.contains(name) && !name.endsWith(u"all-namespaces");
}

QStringList FlowWordParser::words()
{
    QStringList found;
    for (const QString &end : s_ends)
        found << u"--"_s + end << u"--from-"_s + end << u"--to-"_s + end;
    for (const QString &name : s_whole + s_options)
        found << u"--"_s + name;
    found.sort();
    return found;
}

base::Result<void> FlowWordParser::set(const QString &name, const QString &value)
{
    if (name == u"not") {
        if (std::exchange(m_not, true))
            return base::fail(base::ErrorCode::InvalidArgument, "--not stands twice in a row");
        return {};
    }
    if (s_options.contains(name))
        return setOption(name, value);
    Pair &pair = std::exchange(m_not, false) ? m_deny : m_allow;
    const auto [end, subject] = endOf(name);
    if (!s_ends.contains(subject)) {
        if (const auto done = setFlow(pair.left, name, value); !done)
            return done;
        return setFlow(pair.right, name, value);
    }
    if (subject == u"namespace" || subject == u"all-namespaces") {
        QStringList &namespaces = end == End::Either   ? pair.namespaces
                                  : end == End::Source ? pair.sourceNamespaces
                                                       : pair.destinationNamespaces;
        namespaces += subject == u"namespace" ? value : QString();
        return {};
    }
    EndFilter &left = end == End::Destination ? pair.left.destination : pair.left.source;
    EndFilter &right = end == End::Source ? pair.right.source : pair.right.destination;
    if (const auto done = setEnd(left, subject, value); !done)
        return done;
    return setEnd(right, subject, value);
}

base::Result<void> FlowWordParser::setOption(const QString &name, const QString &value)
{
    if (name == u"follow") {
        const auto isTrue = truthOf(value);
        if (!isTrue)
            return refuse(name, value, "true or false");
        m_options.follow = *isTrue;
    } else if (name == u"since" || name == u"until") {
        std::optional<std::chrono::system_clock::time_point> &chosen =
            name == u"since" ? m_options.since : m_options.until;
        if (value.isEmpty()) { // as if it were not there
            chosen.reset();
            return {};
        }
        const auto time = timeBefore(value, m_now);
        if (!time)
            return base::fail(time.error());
        chosen = *time;
    } else {
        bool isNumber = false;
        const std::uint64_t number = value.toULongLong(&isNumber);
        if (!isNumber)
            return refuse(name, value, "a number");
        std::optional<std::uint64_t> &chosen = name == u"first" ? m_options.first : m_options.last;
        chosen = number == 0 ? std::nullopt : std::optional(number); // 0: as if it were not there
    }
    return {};
}

base::Result<void> FlowWordParser::setEnd(EndFilter &end, const QString &subject, const QString &value)
{
    if (subject == u"sandbox") {
        if (!base::SandboxId::isValid(value.toStdString()))
            return refuse(subject, value, "the id of a sandbox");
        end.labels += u"k8s:sandbox-id="_s + value;
    } else if (subject == u"identity") {
        const auto identity = reservedIdentityOf(value);
        if (!identity)
            return refuse(subject, value, "a number or a reserved identity");
        end.identities += *identity;
    } else if (subject == u"port") {
        bool isNumber = false;
        end.ports += value.toUShort(&isNumber);
        if (!isNumber)
            return refuse(subject, value, "a port");
    } else if (subject == u"ip") {
        if (!policy::explain::IpPrefix::parseLoose(value.toStdString()))
            return refuse(subject, value, "an address or a block of addresses");
        end.addresses += value;
    } else if (subject == u"workload") {
        const bool hasKind = value.contains(u'/');
        end.workloads +=
            Workload{hasKind ? value.section(u'/', 1) : value, hasKind ? value.section(u'/', 0, 0) : QString()};
    } else if (value.isEmpty()) {
        return refuse(subject, value, "a name");
    } else {
        (subject == u"pod"       ? end.pods
         : subject == u"service" ? end.services
         : subject == u"fqdn"    ? end.fqdns
         : subject == u"label"   ? end.labels
                                 : end.clusters) += value;
    }
    return {};
}

base::Result<void> FlowWordParser::setFlow(FlowFilter &filter, const QString &name, const QString &value)
{
    static const QStringList protocols{u"tcp"_s,  u"udp"_s, u"icmp"_s, u"icmpv4"_s, u"icmpv6"_s,
                                       u"sctp"_s, u"dns"_s, u"http"_s, u"kafka"_s};
    if (name == u"verdict") {
        const auto verdict = verdictOf(value);
        if (!verdict)
            return refuse(name, value, "a verdict");
        filter.verdicts += *verdict;
    } else if (name == u"drop-reason-desc") {
        const auto reason = dropReasonOf(value);
        if (!reason)
            return refuse(name, value, "a drop reason");
        filter.dropReasons += *reason;
    } else if (name == u"type") {
        return addType(filter, value);
    } else if (name == u"protocol") {
        if (!protocols.contains(value.toLower()))
            return refuse(name, value, "a protocol");
        filter.protocols += value.toLower();
    } else if (name == u"traffic-direction") {
        if (value.toLower() != u"ingress" && value.toLower() != u"egress")
            return refuse(name, value, "ingress or egress");
        filter.directions += value.toLower() == u"ingress" ? TrafficDirection::Ingress : TrafficDirection::Egress;
    } else if (name == u"reply") {
        if (value != u"true" && value != u"false")
            return refuse(name, value, "true or false");
        filter.replies += value == u"true";
    } else if (name == u"tcp-flags") {
        std::uint16_t flags = 0;
        for (const QString &each : value.split(u',')) {
            const auto flag = tcpFlagOf(each);
            if (!flag)
                return refuse(name, value, "a list of TCP flags");
            flags = static_cast<std::uint16_t>(flags | *flag);
        }
        filter.tcpFlags += flags;
    } else if (name.startsWith(u"ip")) {
        const QString version = name == u"ip-version" ? value : name;
        if (version == u"none") { // ARP and the like
            filter.ipVersions += 0;
            return {};
        }
        if (!version.endsWith(u'4') && !version.endsWith(u'6'))
            return refuse(name, value, "4, 6 or none");
        filter.ipVersions += version.endsWith(u'4') ? 4 : 6;
    } else if (name == u"http-header") {
        if (value.indexOf(u':') < 1)
            return refuse(name, value, "a header as name:value");
        filter.httpHeaders += value;
    } else if (name == u"snat-ip") {
        filter.source.translated += value;
    } else if (name == u"dns-query" || name == u"http-path" || name == u"http-url") {
        if (!isRegularExpression(value))
            return refuse(name, value, "a regular expression");
        (name == u"dns-query" ? filter.dnsQueries : name == u"http-path" ? filter.httpPaths : filter.httpUrls) += value;
    } else {
        (name == u"uuid"             ? filter.uuids
         : name == u"interface"      ? filter.interfaces
         : name == u"cel-expression" ? filter.expressions
         : name == u"http-status"    ? filter.httpStatus
         : name == u"http-method"    ? filter.httpMethods
         : name == u"node-name"      ? filter.nodes
         : name == u"node-label"     ? filter.nodeLabels
                                     : filter.traceIds) += value;
    }
    return {};
}

QList<FlowFilter> FlowWordParser::filtersOf(Pair pair)
{
    restrict(pair.left.destination, pair.destinationNamespaces);
    restrict(pair.right.destination, pair.destinationNamespaces);
    restrict(pair.left.source, pair.sourceNamespaces);
    restrict(pair.right.source, pair.sourceNamespaces);
    restrict(pair.left.source, pair.namespaces);
    restrict(pair.right.destination, pair.namespaces);
    if (pair.left == pair.right)
        return pair.left == FlowFilter() ? QList<FlowFilter>() : QList<FlowFilter>{pair.left};
    return {pair.left, pair.right};
}

base::Result<FlowQuery> FlowWordParser::query() const
{
    if (m_not)
        return base::fail(base::ErrorCode::InvalidArgument, "--not needs a filter behind it");
    if (m_options.first && m_options.follow)
        return base::fail(base::ErrorCode::InvalidArgument, "--first and --follow exclude each other");
    FlowQuery found = m_options;
    found.allow = filtersOf(m_allow);
    found.deny = filtersOf(m_deny);
    return found;
}

} // namespace liteboxd::flows
