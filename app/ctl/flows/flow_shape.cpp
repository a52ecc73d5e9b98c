// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/flows/flow_shape.h"

#include "app/ctl/policies/policy_shape.h"
#include "core/flows/flow_names.h"
#include "core/flows/gap_cause_name.h"

#include <QDateTime>
#include <QJsonArray>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

/// RFC 3339, UTC, with milliseconds: packets of a moment are told apart.
QString timeText(std::chrono::system_clock::time_point time)
{
    const auto moment = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(moment.count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

void set(QJsonObject &object, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

void set(QJsonObject &object, const QString &name, const QStringList &texts)
{
    if (!texts.isEmpty())
        object.insert(name, QJsonArray::fromStringList(texts));
}

QJsonObject jsonOf(const flows::FlowPeer &peer)
{
    QJsonObject made;
    set(made, u"namespace"_s, peer.nameSpace);
    set(made, u"pod"_s, peer.pod);
    set(made, u"sandbox"_s, peer.sandboxId());
    set(made, u"address"_s, peer.address);
    if (peer.port != 0)
        made.insert(u"port"_s, peer.port);
    set(made, u"names"_s, peer.names);
    set(made, u"service"_s,
        peer.serviceName.isEmpty() ? QString() : QString(peer.serviceNamespace + u'/' + peer.serviceName));
    made.insert(u"identity"_s, static_cast<qint64>(peer.identity));
    set(made, u"labels"_s, peer.labels);
    return made;
}

QJsonArray jsonOf(const QList<flows::FlowPolicy> &policies)
{
    QJsonArray made;
    for (const flows::FlowPolicy &each : policies)
        made.append(QJsonObject{{u"kind"_s, each.kind}, {u"namespace"_s, each.nameSpace}, {u"name"_s, each.name}});
    return made;
}

QJsonObject jsonOf(const flows::Layer7 &layer)
{
    QJsonObject made;
    if (layer.latency.count() > 0)
        made.insert(u"latencySeconds"_s, static_cast<double>(layer.latency.count()) / 1e9);
    if (layer.dns) {
        QJsonObject dns{{u"query"_s, layer.dns->query}};
        set(dns, u"types"_s, layer.dns->queryTypes);
        set(dns, u"addresses"_s, layer.dns->addresses);
        set(dns, u"canonicalNames"_s, layer.dns->canonicalNames);
        if (layer.type == flows::Layer7Type::Response)
            dns.insert(u"rcode"_s, static_cast<qint64>(layer.dns->rcode));
        made.insert(u"dns"_s, dns);
    }
    if (layer.http) {
        QJsonObject http{{u"method"_s, layer.http->method}, {u"url"_s, layer.http->url}};
        if (layer.http->code != 0)
            http.insert(u"code"_s, static_cast<qint64>(layer.http->code));
        made.insert(u"http"_s, http);
    }
    return made;
}

void setPolicies(QJsonObject &object, const flows::Flow &flow)
{
    const std::pair<QString, const QList<flows::FlowPolicy> &> lists[] = {
        {u"egressAllowedBy"_s, flow.egressAllowedBy},
        {u"ingressAllowedBy"_s, flow.ingressAllowedBy},
        {u"egressDeniedBy"_s, flow.egressDeniedBy},
        {u"ingressDeniedBy"_s, flow.ingressDeniedBy},
    };
    for (const auto &[name, list] : lists) {
        if (!list.isEmpty())
            object.insert(name, jsonOf(list));
    }
    set(object, u"policyLog"_s, flow.policyLog);
}

QString nameOf(flows::Why::Basis basis)
{
    switch (basis) {
    case flows::Why::Basis::Reply:
        return u"reply"_s;
    case flows::Why::Basis::Reported:
        return u"reported"_s;
    case flows::Why::Basis::Computed:
        return u"computed"_s;
    case flows::Why::Basis::NoPolicy:
        return u"noPolicy"_s;
    case flows::Why::Basis::Unknown:
        break;
    }
    return u"unknown"_s;
}

} // namespace

QJsonObject jsonOf(const flows::Flow &flow)
{
    QJsonObject made{{u"time"_s, timeText(flow.time)}, {u"verdict"_s, flows::nameOf(flow.verdict)}};
    set(made, u"uuid"_s, flow.uuid);
    if (flow.dropReason != 0)
        made.insert(u"dropReason"_s, flows::dropReasonName(flow.dropReason));
    set(made, u"direction"_s, flows::nameOf(flow.direction));
    if (flow.reply)
        made.insert(u"reply"_s, *flow.reply);
    made.insert(u"source"_s, jsonOf(flow.source));
    made.insert(u"destination"_s, jsonOf(flow.destination));
    set(made, u"protocol"_s, flows::nameOf(flow.protocol));
    set(made, u"tcpFlags"_s, flows::tcpFlagNames(flow.tcpFlags));
    made.insert(u"type"_s, flows::nameOf(flow.event));
    set(made, u"node"_s, flow.node);
    if (flow.layer7)
        made.insert(u"layer7"_s, jsonOf(*flow.layer7));
    setPolicies(made, flow);
    set(made, u"summary"_s, flow.summary);
    return made;
}

QJsonObject jsonOf(const flows::FlowGap &gap)
{
    QJsonObject inside{
        {u"cause"_s, flows::gapCauseName(gap.cause)}, {u"from"_s, timeText(gap.from)}, {u"to"_s, timeText(gap.to)}};
    if (gap.lost != 0)
        inside.insert(u"lost"_s, static_cast<qint64>(gap.lost));
    set(inside, u"node"_s, gap.node);
    return {{u"gap"_s, inside}};
}

QJsonObject jsonOf(const flows::Why &why)
{
    QJsonObject made{{u"basis"_s, nameOf(why.basis)}, {u"differs"_s, why.differs}};
    set(made, u"direction"_s, flows::nameOf(why.direction));
    made.insert(u"reported"_s, jsonOf(why.reported));
    set(made, u"log"_s, why.log);
    if (why.computed)
        made.insert(u"computed"_s, jsonOf(*why.computed));
    return made;
}

QString sentenceOf(const flows::FlowGap &gap)
{
    const QString lost = gap.lost == 0 ? u"flows"_s : u"%1 flows"_s.arg(gap.lost);
    const QString node = gap.node.isEmpty() ? QString() : QString(u" on node "_s + gap.node);
    switch (gap.cause) {
    case flows::GapCause::PerfRing:
        return lost + u" were lost"_s + node + u": the agent did not read the kernel's events fast enough"_s;
    case flows::GapCause::ObserverQueue:
        return lost + u" were lost"_s + node + u": Hubble's queue in the agent was full"_s;
    case flows::GapCause::HubbleRing:
        return lost + u" were overwritten in Hubble's ring"_s + node + u" before they were read"_s;
    case flows::GapCause::Disconnected:
        return u"Hubble%1 was not connected from %2 to %3; flows of that time may be missing"_s.arg(
            node, timeText(gap.from), timeText(gap.to));
    case flows::GapCause::Unread:
        return lost + u" came faster than this program writes and were left out"_s;
    case flows::GapCause::Unknown:
        break;
    }
    return lost + u" were lost"_s + node;
}

} // namespace liteboxd::ctl
