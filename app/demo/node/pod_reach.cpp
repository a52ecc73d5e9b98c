// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/pod_reach.h"

#include "app/demo/node/address_block.h"
#include "app/demo/node/agent_rollout.h"
#include "app/demo/objects/cluster_types.h"
#include "app/demo/objects/node_address.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;
using policy::explain::Direction;

namespace {

constexpr int sitePort = 8080;
constexpr int kubeletPort = 10250;
constexpr int sshPort = 22;
constexpr int dnsPort = 53;

Reached siteAt(int port)
{
    return port == sitePort ? Reached::Open : Reached::Refused;
}

QString nodeOf(const QJsonObject &pod)
{
    return pod[u"spec"][u"nodeName"].toString();
}

bool isSandbox(const QJsonObject &pod)
{
    return pod[u"metadata"][u"labels"].toObject().contains(u"sandbox-id"_s);
}

/// Whether the pod has all labels that a service selects.
bool isSelected(const QJsonObject &pod, const QJsonObject &selector)
{
    const QJsonObject labels = pod[u"metadata"][u"labels"].toObject();
    const QStringList wanted = selector.keys();
    return !wanted.isEmpty() && std::all_of(wanted.begin(), wanted.end(),
                                            [&](const QString &label) { return labels[label] == selector[label]; });
}

} // namespace

Reached PodReach::from(const QString &space, const QString &pod, const Dial &dial) const
{
    const ObjectRef source = m_store.find(pods(), space, pod);
    const QString host = QString::fromStdString(dial.host);
    if (!source)
        return Reached::Silent;
    if (dial.isEstablished && keepsConnections(m_store))
        return Reached::Open;
    if (source->json[u"status"][u"podIP"].toString() == host)
        return siteAt(dial.port);
    if (const ObjectRef target = podAt(host))
        return toPod(source->json, target->json, dial);
    const ObjectRef service = serviceAt(host);
    if (service && service->json[u"metadata"][u"name"].toString() == u"kube-dns") {
        const ObjectRef server = m_store.find(pods(), u"kube-system"_s, u"coredns-demo"_s);
        if (!server || dial.port != dnsPort || !mayLeave(source->json, {server->json, {}, {}}, dial))
            return Reached::Silent;
        const QJsonValue behaviour = server->json[u"metadata"][u"annotations"][u"liteboxd.io/demo-behaviour"];
        return behaviour.toString() == u"servfail" ? Reached::Failing : Reached::Open;
    }
    if (service)
        return mayLeave(source->json, {{}, u"kube-apiserver"_s, {}}, dial) ? Reached::Open : Reached::Silent;
    if (isWithin(host, u"127.0.0.0/8"_s))
        return toNode(source->json, dial);
    const bool isSomebody = (host == u"169.254.169.254" && dial.port == 80) || isWithin(host, u"10.0.0.0/8"_s) ||
                            isWithin(host, u"198.51.100.0/24"_s);
    return isSomebody && mayLeave(source->json, {{}, {}, host}, dial) ? Reached::Open : Reached::Silent;
}

/// The first node's address is the one at which the demo listens; a sandbox's own loopback is there, too. Only there is
/// an API server.
Reached PodReach::toNode(const QJsonObject &source, const Dial &dial) const
{
    const QString host = QString::fromStdString(dial.host);
    if (const ObjectRef backend = behindNodePort(dial.port)) {
        // Cilium in the place of kube-proxy has translated the address before policies are asked.
        return mayLeave(source, {backend->json, {}, {}}, dial) ? Reached::Open : Reached::Silent;
    }
    const ObjectRef api = m_store.find(endpoints(), u"default"_s, u"kubernetes"_s);
    const QJsonValue subset = api ? api->json[u"subsets"][0] : QJsonValue();
    const bool isApi =
        subset[u"ports"][0][u"port"].toInt() == dial.port && subset[u"addresses"][0][u"ip"].toString() == host;
    if (!isApi && dial.port != kubeletPort && dial.port != sshPort)
        return siteAt(dial.port);
    const bool isAnother = isNodeAt(m_store, host) && nodeAddress(m_store, nodeOf(source)) != host;
    const QString node = isAnother ? u"remote-node"_s : u"host"_s;
    if (!mayLeave(source, {{}, isApi ? u"kube-apiserver"_s : node, {}}, dial))
        return Reached::Silent;
    return dial.port == sshPort ? Reached::Refused : Reached::Open;
}

Reached PodReach::toPod(const QJsonObject &source, const QJsonObject &target, const Dial &dial) const
{
    const bool isFar = nodeOf(source) != nodeOf(target);
    if (isFar && isSandbox(source) && isSandbox(target) && mistakesFarSandboxes(m_store))
        return siteAt(dial.port);
    const bool mayArrive =
        isDatapathOpen(m_store) || PolicyVerdict(m_store).allows(target, Direction::Ingress, {source, {}, {}},
                                                                 static_cast<std::uint16_t>(dial.port));
    return mayArrive && mayLeave(source, {target, {}, {}}, dial) ? siteAt(dial.port) : Reached::Silent;
}

bool PodReach::mayLeave(const QJsonObject &source, const PolicyPeer &peer, const Dial &dial) const
{
    return isDatapathOpen(m_store) ||
           PolicyVerdict(m_store).allows(source, Direction::Egress, peer, static_cast<std::uint16_t>(dial.port));
}

ObjectRef PodReach::behindNodePort(int port) const
{
    for (const auto &[key, service] : *m_store.table(services())) {
        const QJsonArray ports = service->json[u"spec"][u"ports"].toArray();
        if (std::none_of(ports.begin(), ports.end(),
                         [port](const QJsonValue &one) { return one[u"nodePort"].toInt() == port; }))
            continue;
        for (const auto &[name, pod] : *m_store.table(pods())) {
            const bool isThere = pod->json[u"metadata"][u"namespace"] == service->json[u"metadata"][u"namespace"];
            if (isThere && isSelected(pod->json, service->json[u"spec"][u"selector"].toObject()))
                return pod;
        }
    }
    return nullptr;
}

ObjectRef PodReach::podAt(const QString &address) const
{
    for (const auto &[key, pod] : *m_store.table(pods())) {
        const bool isOfTheNode = pod->json[u"spec"][u"hostNetwork"].toBool(); // its address is the node's
        if (!address.isEmpty() && !isOfTheNode && pod->json[u"status"][u"podIP"].toString() == address)
            return pod;
    }
    return nullptr;
}

ObjectRef PodReach::serviceAt(const QString &address) const
{
    for (const auto &[key, service] : *m_store.table(services())) {
        if (service->json[u"spec"][u"clusterIP"].toString() == address)
            return service;
    }
    return nullptr;
}

} // namespace liteboxd::demo
