// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_ends.h"

#include "core/flows/flow_names.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

bool isWorld(const FlowPeer &peer)
{
    if (peer.identity == 2 || peer.identity == 9 || peer.identity == 10)
        return true;
    return std::any_of(peer.labels.begin(), peer.labels.end(),
                       [](const QString &label) { return label.startsWith(u"reserved:world"); });
}

bool isNode(const FlowPeer &peer)
{
    return peer.identity == 1 || peer.identity == 6 || peer.has(QLatin1String("reserved:host")) ||
           peer.has(QLatin1String("reserved:remote-node")) || isApiServer(peer);
}

bool isApiServer(const FlowPeer &peer)
{
    return peer.identity == 7 || peer.has(QLatin1String("reserved:kube-apiserver")) ||
           (peer.serviceNamespace == u"default" && peer.serviceName == u"kubernetes");
}

const FlowPeer &client(const Flow &flow)
{
    return flow.reply.value_or(false) ? flow.destination : flow.source;
}

const FlowPeer &server(const Flow &flow)
{
    return flow.reply.value_or(false) ? flow.source : flow.destination;
}

QString sandboxOf(const Flow &flow)
{
    const FlowPeer &subject = flow.direction == TrafficDirection::Ingress ? server(flow) : client(flow);
    const FlowPeer &other = flow.direction == TrafficDirection::Ingress ? client(flow) : server(flow);
    const QString id = subject.sandboxId();
    return id.isEmpty() ? other.sandboxId() : id;
}

QString shownName(const FlowPeer &peer)
{
    if (!peer.pod.isEmpty())
        return peer.podName();
    if (!peer.names.isEmpty())
        return peer.names.first();
    if (!peer.serviceName.isEmpty())
        return peer.serviceNamespace + u'/' + peer.serviceName;
    const QString reserved = reservedIdentity(peer.identity);
    if (isNode(peer) && !reserved.isEmpty())
        return peer.address.isEmpty() ? reserved : reserved + u' ' + peer.address;
    return peer.address.isEmpty() ? reserved : peer.address;
}

QString shownTarget(const FlowPeer &peer, Protocol protocol)
{
    const QString name = shownName(peer);
    if (protocol == Protocol::Icmp || protocol == Protocol::Icmp6)
        return name + u" ("_s + nameOf(protocol) + u')';
    if (peer.port == 0)
        return name;
    const QString host = name.count(u':') > 1 ? u'[' + name + u']' : name;
    const QString port = host + u':' + QString::number(peer.port);
    return protocol == Protocol::Tcp ? port : port + u'/' + nameOf(protocol).toLower();
}

QString shownLayer7(const Flow &flow)
{
    if (!flow.layer7)
        return {};
    if (flow.layer7->dns) {
        const DnsRecord &dns = *flow.layer7->dns;
        QString text = dns.queryTypes.join(u',') + u"? "_s + dns.query;
        if (flow.layer7->type != Layer7Type::Response)
            return text;
        if (dns.rcode != 0)
            return text + u" → "_s +
                   (dns.rcode == 3   ? u"NXDOMAIN"_s
                    : dns.rcode == 5 ? u"REFUSED"_s
                                     : u"rcode %1"_s.arg(dns.rcode));
        return dns.addresses.isEmpty() ? text : text + u" → "_s + dns.addresses.join(u", "_s);
    }
    if (flow.layer7->http) {
        const HttpRecord &http = *flow.layer7->http;
        const QString text = http.method + u' ' + http.url;
        return http.code == 0 ? text : text + u' ' + QString::number(http.code);
    }
    return {};
}

} // namespace liteboxd::flows
