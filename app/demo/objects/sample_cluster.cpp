// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/sample_cluster.h"

#include "app/demo/objects/cluster_types.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString apiService = u"kubernetes"_s;

const QString serverArguments = u"[\"server\",\"--flannel-backend\",\"none\",\"--disable-network-policy\"]"_s;

/// A server of K3s has the API server, and so the control plane; an agent has pods alone.
enum class NodePart { Server, Agent };

ClusterObject nodeAt(const QString &name, const QString &address, NodePart part, const QDateTime &now)
{
    const bool isServer = part == NodePart::Server;
    QJsonObject labels{{u"kubernetes.io/hostname"_s, name}, {u"kubernetes.io/os"_s, u"linux"_s}};
    if (isServer)
        labels.insert(u"node-role.kubernetes.io/control-plane"_s, u"true"_s);
    const QJsonArray addresses{QJsonObject{{u"type"_s, u"InternalIP"_s}, {u"address"_s, address}},
                               QJsonObject{{u"type"_s, u"Hostname"_s}, {u"address"_s, name}}};
    const QString time = now.toString(Qt::ISODate);
    const QJsonObject ready{{u"type"_s, u"Ready"_s},
                            {u"status"_s, u"True"_s},
                            {u"reason"_s, u"KubeletReady"_s},
                            {u"lastHeartbeatTime"_s, time},
                            {u"lastTransitionTime"_s, time}};
    return {&nodes(),
            {},
            {{u"metadata"_s,
              QJsonObject{{u"name"_s, name},
                          {u"labels"_s, labels},
                          {u"annotations"_s,
                           QJsonObject{{u"k3s.io/node-args"_s, isServer ? serverArguments : u"[\"agent\"]"_s}}}}}},
            {{u"addresses"_s, addresses}, {u"conditions"_s, QJsonArray{ready}}}};
}

/// The API server's service. Its cluster address is from the range that documents use (RFC 5737): nothing in the demo
/// forwards it.
ClusterObject apiServiceAt(const ClusterPlace &place)
{
    const QJsonArray ports{QJsonObject{
        {u"name"_s, u"https"_s}, {u"protocol"_s, u"TCP"_s}, {u"port"_s, 443}, {u"targetPort"_s, place.port}}};
    return {
        &services(),
        u"default"_s,
        {{u"metadata"_s, QJsonObject{{u"name"_s, apiService}}},
         {u"spec"_s, QJsonObject{{u"type"_s, u"ClusterIP"_s}, {u"clusterIP"_s, u"192.0.2.1"_s}, {u"ports"_s, ports}}}},
        {}};
}

/// What sandboxes are told to ask for names. No program is behind its pod: the commands and the flows of the demo
/// play its answers.
ClusterObject dnsService()
{
    const auto port = [](const QString &name, const QString &protocol) {
        return QJsonObject{{u"name"_s, name}, {u"protocol"_s, protocol}, {u"port"_s, 53}, {u"targetPort"_s, 53}};
    };
    const QJsonObject labels{{u"k8s-app"_s, u"kube-dns"_s}};
    return {
        &services(),
        u"kube-system"_s,
        {{u"metadata"_s, QJsonObject{{u"name"_s, u"kube-dns"_s}, {u"labels"_s, labels}}},
         {u"spec"_s, QJsonObject{{u"type"_s, u"ClusterIP"_s},
                                 {u"clusterIP"_s, u"192.0.2.10"_s},
                                 {u"selector"_s, labels},
                                 {u"ports"_s, QJsonArray{port(u"dns"_s, u"UDP"_s), port(u"dns-tcp"_s, u"TCP"_s)}}}}},
        {}};
}

/// What is behind it, as the controller of EndpointSlices would write it.
ClusterObject dnsSlice(const QString &address)
{
    const auto port = [](const QString &name, const QString &protocol) {
        return QJsonObject{{u"name"_s, name}, {u"protocol"_s, protocol}, {u"port"_s, 53}};
    };
    const QJsonObject labels{{u"kubernetes.io/service-name"_s, u"kube-dns"_s}, {u"k8s-app"_s, u"kube-dns"_s}};
    return {&endpointSlices(),
            u"kube-system"_s,
            {{u"metadata"_s, QJsonObject{{u"name"_s, u"kube-dns"_s}, {u"labels"_s, labels}}},
             {u"addressType"_s, u"IPv4"_s},
             {u"endpoints"_s, QJsonArray{QJsonObject{{u"addresses"_s, QJsonArray{address}},
                                                     {u"conditions"_s, QJsonObject{{u"ready"_s, true}}}}}},
             {u"ports"_s, QJsonArray{port(u"dns"_s, u"UDP"_s), port(u"dns-tcp"_s, u"TCP"_s)}}},
            {}};
}

ClusterObject apiEndpointsAt(const ClusterPlace &place)
{
    const QJsonObject port{{u"name"_s, u"https"_s}, {u"protocol"_s, u"TCP"_s}, {u"port"_s, place.port}};
    const QJsonObject subset{{u"addresses"_s, QJsonArray{QJsonObject{{u"ip"_s, place.address}}}},
                             {u"ports"_s, QJsonArray{port}}};
    return {&endpoints(),
            u"default"_s,
            {{u"metadata"_s, QJsonObject{{u"name"_s, apiService}}}, {u"subsets"_s, QJsonArray{subset}}},
            {}};
}

ClusterObject apiSliceAt(const ClusterPlace &place)
{
    const QJsonObject port{{u"name"_s, u"https"_s}, {u"protocol"_s, u"TCP"_s}, {u"port"_s, place.port}};
    const QJsonObject labels{{u"kubernetes.io/service-name"_s, apiService}};
    return {&endpointSlices(),
            u"default"_s,
            {{u"metadata"_s, QJsonObject{{u"name"_s, apiService}, {u"labels"_s, labels}}},
             {u"addressType"_s, place.address.contains(u':') ? u"IPv6"_s : u"IPv4"_s},
             {u"endpoints"_s, QJsonArray{QJsonObject{{u"addresses"_s, QJsonArray{place.address}},
                                                     {u"conditions"_s, QJsonObject{{u"ready"_s, true}}}}}},
             {u"ports"_s, QJsonArray{port}}},
            {}};
}

/// A pod of the cluster's own, which runs on its node.
ClusterObject systemPod(const ClusterPlace &place, const QString &name, const QString &app, const QString &address,
                        const QJsonObject &port, const QDateTime &now)
{
    const QString time = now.toString(Qt::ISODate);
    const QString main = app == u"cilium" ? u"cilium-agent"_s : app;
    const QJsonObject container{
        {u"name"_s, main}, {u"image"_s, QString(u"liteboxd-demo/"_s + app)}, {u"ports"_s, QJsonArray{port}}};
    const QJsonObject ready{{u"type"_s, u"Ready"_s}, {u"status"_s, u"True"_s}, {u"lastTransitionTime"_s, time}};
    return {&pods(),
            u"kube-system"_s,
            {{u"metadata"_s, QJsonObject{{u"name"_s, name}, {u"labels"_s, QJsonObject{{u"k8s-app"_s, app}}}}},
             {u"spec"_s, QJsonObject{{u"nodeName"_s, place.node},
                                     {u"hostNetwork"_s, address == place.address},
                                     {u"containers"_s, QJsonArray{container}}}}},
            {{u"phase"_s, u"Running"_s},
             {u"podIP"_s, address},
             {u"podIPs"_s, QJsonArray{QJsonObject{{u"ip"_s, address}}}},
             {u"hostIP"_s, place.address},
             {u"startTime"_s, time},
             {u"conditions"_s, QJsonArray{ready}}}};
}

ClusterObject relayService()
{
    const QJsonObject port{{u"name"_s, u"grpc"_s},
                           {u"protocol"_s, u"TCP"_s},
                           {u"port"_s, 80},
                           {u"targetPort"_s, u"grpc"_s},
                           {u"nodePort"_s, 31234}}; // that of the chart
    const QJsonObject spec{{u"type"_s, u"NodePort"_s},
                           {u"clusterIP"_s, u"192.0.2.45"_s},
                           {u"selector"_s, QJsonObject{{u"k8s-app"_s, u"hubble-relay"_s}}},
                           {u"ports"_s, QJsonArray{port}}};
    return {&services(),
            u"kube-system"_s,
            {{u"metadata"_s, QJsonObject{{u"name"_s, u"hubble-relay"_s}}}, {u"spec"_s, spec}},
            {}};
}

/// The images that Cilium's chart 1.18.6 names. Nothing runs from them here: the demo plays what they do.
QString ciliumImage(const QString &name)
{
    return u"quay.io/cilium/%1:v1.18.6"_s.arg(name);
}

QJsonObject runner(const QString &name, const QJsonObject &labels, const QString &container, const QString &image)
{
    const QJsonArray containers{QJsonObject{{u"name"_s, container}, {u"image"_s, image}}};
    const QJsonObject pods{{u"metadata"_s, QJsonObject{{u"labels"_s, labels}}},
                           {u"spec"_s, QJsonObject{{u"containers"_s, containers}}}};
    return {{u"metadata"_s, QJsonObject{{u"name"_s, name}, {u"labels"_s, labels}}},
            {u"spec"_s, QJsonObject{{u"selector"_s, QJsonObject{{u"matchLabels"_s, labels}}}, {u"template"_s, pods}}}};
}

ClusterObject agentSet()
{
    return {&daemonSets(),
            u"kube-system"_s,
            runner(u"cilium"_s, {{u"k8s-app"_s, u"cilium"_s}}, u"cilium-agent"_s, ciliumImage(u"cilium"_s)),
            {{u"desiredNumberScheduled"_s, 2},
             {u"currentNumberScheduled"_s, 2},
             {u"updatedNumberScheduled"_s, 2},
             {u"numberReady"_s, 2},
             {u"observedGeneration"_s, 1}}};
}

/// What the chart writes of the settings of the agents, as far as it says anything here.
ClusterObject agentSettings()
{
    const QJsonObject data{{u"enable-policy"_s, u"default"_s},        {u"enable-ipv4"_s, u"true"_s},
                           {u"enable-hubble"_s, u"true"_s},           {u"enable-l7-proxy"_s, u"true"_s},
                           {u"kube-proxy-replacement"_s, u"true"_s},  {u"policy-audit-mode"_s, u"false"_s},
                           {u"identity-allocation-mode"_s, u"crd"_s}, {u"cluster-name"_s, u"default"_s}};
    return {&configMaps(),
            u"kube-system"_s,
            {{u"metadata"_s, QJsonObject{{u"name"_s, u"cilium-config"_s}}}, {u"data"_s, data}},
            {}};
}

ClusterObject deploymentOf(const QString &name, const QJsonObject &labels)
{
    QJsonObject object = runner(name, labels, name, ciliumImage(name));
    QJsonObject spec = object[u"spec"].toObject();
    spec.insert(u"replicas"_s, 1);
    object.insert(u"spec"_s, spec);
    return {&deployments(), u"kube-system"_s, object, {{u"replicas"_s, 1}, {u"readyReplicas"_s, 1}}};
}

} // namespace

std::vector<ClusterObject> sampleCluster(const ClusterPlace &place, const QDateTime &now)
{
    ClusterPlace second = place; // of what runs on the second node
    second.node = place.secondNode;
    second.address = place.secondAddress;
    std::vector<ClusterObject> all{nodeAt(place.node, place.address, NodePart::Server, now),
                                   nodeAt(second.node, second.address, NodePart::Agent, now),
                                   apiServiceAt(place),
                                   apiEndpointsAt(place),
                                   apiSliceAt(place),
                                   dnsService()};
    const QString dnsAddress = u"127.127.42.10"_s;
    all.push_back(dnsSlice(dnsAddress));
    all.push_back(systemPod(place, u"coredns-demo"_s, u"kube-dns"_s, dnsAddress,
                            {{u"name"_s, u"dns"_s}, {u"protocol"_s, u"UDP"_s}, {u"containerPort"_s, 53}}, now));
    all.push_back(agentSet());
    all.push_back(agentSettings());
    const QJsonObject peerPort{{u"name"_s, u"peer-service"_s}, {u"protocol"_s, u"TCP"_s}, {u"containerPort"_s, 4244}};
    all.push_back(systemPod(place, u"cilium-demo"_s, u"cilium"_s, place.address, peerPort, now));
    all.push_back(systemPod(second, u"cilium-demo-2"_s, u"cilium"_s, second.address, peerPort, now));
    all.push_back(deploymentOf(u"cilium-operator"_s, {{u"io.cilium/app"_s, u"operator"_s}}));
    if (place.relay.isEmpty())
        return all;
    all.push_back(deploymentOf(u"hubble-relay"_s, {{u"k8s-app"_s, u"hubble-relay"_s}}));
    all.push_back(systemPod(place, u"hubble-relay-demo"_s, u"hubble-relay"_s, place.relay,
                            {{u"name"_s, u"grpc"_s}, {u"protocol"_s, u"TCP"_s}, {u"containerPort"_s, 4245}}, now));
    all.push_back(relayService());
    return all;
}

} // namespace liteboxd::demo
