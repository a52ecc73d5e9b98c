// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_ends.h"
#include "core/flows/flow_names.h"
#include "core/models/flow_words.h"
#include "core/models/time_text.h"
#include "core/models/tr.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

using flows::Flow;
using flows::FlowPeer;

namespace {

using Rows = QList<QPair<QString, QString>>;

QString numberText(std::uint32_t number)
{
    return number == 0 ? QString() : QString::number(number);
}

QString identityText(std::uint32_t identity)
{
    const QString name = flows::reservedIdentity(identity);
    return name.isEmpty() ? numberText(identity) : u"%1 (%2)"_s.arg(identity).arg(name);
}

void addPeer(Rows &rows, const QString &title, const FlowPeer &peer)
{
    const auto name = [&](const QString &what) { return Tr::tr("%1: %2").arg(title, what); };
    QStringList workloads;
    for (const flows::Workload &workload : peer.workloads)
        workloads << workload.kind + u'/' + workload.name;
    rows << qMakePair(name(Tr::tr("pod")), peer.podName())
         << qMakePair(name(Tr::tr("address")),
                      peer.port == 0 ? peer.address : u"%1 %2 %3"_s.arg(peer.address, Tr::tr("port")).arg(peer.port))
         << qMakePair(name(Tr::tr("translated to")), peer.translated)
         << qMakePair(name(Tr::tr("names")), peer.names.join(u", "_s))
         << qMakePair(name(Tr::tr("service")),
                      peer.serviceName.isEmpty() ? QString() : peer.serviceNamespace + u'/' + peer.serviceName)
         << qMakePair(name(Tr::tr("identity")), identityText(peer.identity))
         << qMakePair(name(Tr::tr("workloads")), workloads.join(u", "_s))
         << qMakePair(name(Tr::tr("labels")), peer.labels.join(u'\n'));
}

void addPolicies(Rows &rows, const QString &title, const QList<flows::FlowPolicy> &policies)
{
    QStringList lines;
    for (const flows::FlowPolicy &policy : policies)
        lines << (policy.revision == 0 ? policyText(policy)
                                       : Tr::tr("%1, revision %2").arg(policyText(policy)).arg(policy.revision));
    rows << qMakePair(title, lines.join(u'\n'));
}

QString matchText(std::uint32_t type)
{
    switch (type) {
    case 1:
        return Tr::tr("the peer");
    case 2:
        return Tr::tr("the peer and the port");
    case 3:
        return Tr::tr("the port");
    case 4:
        return Tr::tr("everything");
    case 5:
        return Tr::tr("the peer and the protocol");
    case 6:
        return Tr::tr("the protocol");
    default:
        return numberText(type);
    }
}

} // namespace

QList<QPair<QString, QString>> details(const flows::FlowRecord &record)
{
    const Flow &flow = record.flow;
    Rows rows;
    if (record.gap) {
        rows << qMakePair(Tr::tr("Gap"), text(*record.gap));
        return rows;
    }
    rows << qMakePair(Tr::tr("Time"), timeText(flow.time));
    if (record.count > 1)
        rows << qMakePair(Tr::tr("Count"), Tr::tr("%1 since %2").arg(record.count).arg(timeText(record.first)));
    rows << qMakePair(Tr::tr("Verdict"), flows::nameOf(flow.verdict));
    if (flow.isDrop())
        rows << qMakePair(Tr::tr("Reason"), u"%1 (%2)"_s.arg(reasonText(flow), flows::dropReasonName(flow.dropReason)));
    rows << qMakePair(Tr::tr("Direction"), flows::nameOf(flow.direction))
         << qMakePair(Tr::tr("Reply"), flow.reply ? (*flow.reply ? Tr::tr("Yes") : Tr::tr("No")) : Tr::tr("Not known"))
         << qMakePair(Tr::tr("Protocol"), portText(flow))
         << qMakePair(Tr::tr("TCP flags"), flows::tcpFlagNames(flow.tcpFlags));
    addPeer(rows, Tr::tr("Source"), flow.source);
    addPeer(rows, Tr::tr("Destination"), flow.destination);
    addPolicies(rows, Tr::tr("Egress allowed by"), flow.egressAllowedBy);
    addPolicies(rows, Tr::tr("Ingress allowed by"), flow.ingressAllowedBy);
    addPolicies(rows, Tr::tr("Egress denied by"), flow.egressDeniedBy);
    addPolicies(rows, Tr::tr("Ingress denied by"), flow.ingressDeniedBy);
    rows << qMakePair(Tr::tr("Policy log"), flow.policyLog.join(u", "_s));
    if (flow.event == flows::EventType::PolicyVerdict)
        rows << qMakePair(Tr::tr("The rule matched by"), matchText(flow.policyMatchType));
    if (flow.layer7 && flow.layer7->dns) {
        const flows::DnsRecord &dns = *flow.layer7->dns;
        rows << qMakePair(Tr::tr("DNS answer"), (dns.addresses + dns.canonicalNames).join(u", "_s))
             << qMakePair(Tr::tr("DNS time to live"), numberText(dns.ttl))
             << qMakePair(Tr::tr("DNS seen by"), dns.source);
    }
    if (flow.layer7 && flow.layer7->latency.count() > 0)
        rows << qMakePair(Tr::tr("Latency"),
                          u"%1 ms"_s.arg(static_cast<double>(flow.layer7->latency.count()) / 1e6, 0, 'f', 2));
    rows << qMakePair(Tr::tr("Node"), flow.node)
         << qMakePair(Tr::tr("Event"), u"%1:%2"_s.arg(flows::nameOf(flow.event)).arg(flow.eventSubType))
         << qMakePair(Tr::tr("Trace point"), numberText(flow.tracePoint))
         << qMakePair(Tr::tr("Trace reason"), numberText(flow.traceReason))
         << qMakePair(Tr::tr("Proxy port"), numberText(flow.proxyPort))
         << qMakePair(Tr::tr("Interface"),
                      flow.interfaceName.isEmpty() ? numberText(flow.interfaceIndex) : flow.interfaceName)
         << qMakePair(Tr::tr("Trace id"), flow.traceId) << qMakePair(u"UUID"_s, flow.uuid);
    return rows;
}

} // namespace liteboxd::models
