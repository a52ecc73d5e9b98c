// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/flows/sample_flows.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

FlowPeer sandboxPeer(const QString &sandboxId)
{
    FlowPeer peer;
    peer.identity = 34'567;
    peer.nameSpace = u"liteboxd"_s;
    peer.pod = u"sandbox-"_s + sandboxId;
    peer.labels = {u"k8s:app=liteboxd"_s, u"k8s:sandbox-id="_s + sandboxId,
                   u"k8s:io.kubernetes.pod.namespace=liteboxd"_s};
    peer.workloads = {{peer.pod, u"Pod"_s}};
    peer.address = u"10.0.1.17"_s;
    peer.port = 41'000;
    return peer;
}

Flow droppedToWorld(const QString &sandboxId, const QString &address, const QString &name)
{
    Flow flow;
    flow.time = std::chrono::system_clock::time_point(std::chrono::hours(500'000));
    flow.uuid = u"7c0e"_s;
    flow.verdict = Verdict::Dropped;
    flow.dropReason = DropPolicyDenied;
    flow.source = sandboxPeer(sandboxId);
    flow.destination.identity = 2;
    flow.destination.labels = {u"reserved:world"_s};
    flow.destination.address = address;
    flow.destination.port = 443;
    if (!name.isEmpty())
        flow.destination.names = {name};
    flow.protocol = Protocol::Tcp;
    flow.tcpFlags = TcpSyn;
    flow.ipVersion = address.contains(u':') ? 6 : 4;
    flow.type = FlowType::L3L4;
    flow.event = EventType::Drop;
    flow.eventSubType = 133;
    flow.direction = TrafficDirection::Egress;
    flow.node = u"default/node-1"_s;
    return flow;
}

Flow forwardedToWorld(const QString &sandboxId, const QString &address, const QString &name)
{
    Flow flow = droppedToWorld(sandboxId, address, name);
    flow.verdict = Verdict::Forwarded;
    flow.dropReason = 0;
    flow.event = EventType::Trace;
    flow.eventSubType = 3;
    flow.reply = false;
    return flow;
}

Flow dnsAnswer(const QString &sandboxId, const QString &query, const QStringList &addresses, std::uint32_t rcode)
{
    Flow flow = forwardedToWorld(sandboxId, u"10.0.0.10"_s);
    flow.type = FlowType::L7;
    flow.event = EventType::AccessLog;
    flow.protocol = Protocol::Udp;
    std::swap(flow.source, flow.destination);
    flow.source.port = 53;
    flow.source.identity = 4'711;
    flow.source.labels = {u"k8s:k8s-app=kube-dns"_s};
    flow.reply = true;
    flow.layer7 = Layer7{};
    flow.layer7->type = Layer7Type::Response;
    flow.layer7->dns = DnsRecord{query, {u"A"_s}, rcode, addresses, {}, {u"A"_s}, 30, u"proxy"_s};
    return flow;
}

} // namespace liteboxd::flows
