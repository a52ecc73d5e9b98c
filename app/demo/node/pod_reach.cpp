// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/pod_reach.h"

#include "app/demo/node/address_block.h"
#include "app/demo/objects/cluster_types.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int sitePort = 8080;
constexpr int kubeletPort = 10250;
constexpr int sshPort = 22;

PolicyPort portOf(const Dial &dial)
{
    return {dial.port, u"TCP"_s};
}

PolicyPeer peerOf(const QJsonObject &pod)
{
    const QJsonValue metadata = pod[u"metadata"];
    return {metadata[u"namespace"].toString(), metadata[u"labels"].toObject(), {}, {}};
}

Reached siteAt(int port)
{
    return port == sitePort ? Reached::Open : Reached::Refused;
}

} // namespace

Reached PodReach::from(const QString &space, const QString &pod, const Dial &dial) const
{
    const ObjectRef source = m_store.find(pods(), space, pod);
    const QString host = QString::fromStdString(dial.host);
    if (!source)
        return Reached::Silent;
    if (source->json[u"status"][u"podIP"].toString() == host)
        return siteAt(dial.port);
    if (const ObjectRef target = podAt(host))
        return toPod(source->json, target->json, dial);
    const ObjectRef service = serviceAt(host);
    if (service && service->json[u"metadata"][u"name"].toString() == u"kube-dns") {
        const PolicyPeer dns{u"kube-system"_s, {{u"k8s-app"_s, u"kube-dns"_s}}, {}, {}};
        return dial.port == 53 && mayLeave(source->json, dns, dial) ? Reached::Open : Reached::Silent;
    }
    if (service)
        return mayLeave(source->json, {{}, {}, u"kube-apiserver"_s, {}}, dial) ? Reached::Open : Reached::Silent;
    if (isWithin(host, u"127.0.0.0/8"_s)) {
        // The node's address is the one at which the demo listens; a sandbox's own loopback is there, too.
        const ObjectRef api = m_store.find(endpoints(), u"default"_s, u"kubernetes"_s);
        const bool isApi = api && api->json[u"subsets"][0][u"ports"][0][u"port"].toInt() == dial.port;
        if (!isApi && dial.port != kubeletPort && dial.port != sshPort)
            return siteAt(dial.port);
        if (!mayLeave(source->json, {{}, {}, isApi ? u"kube-apiserver"_s : u"host"_s, {}}, dial))
            return Reached::Silent;
        return dial.port == sshPort ? Reached::Refused : Reached::Open;
    }
    const bool isSomebody = (host == u"169.254.169.254" && dial.port == 80) || isWithin(host, u"10.0.0.0/8"_s) ||
                            isWithin(host, u"198.51.100.0/24"_s);
    return isSomebody && mayLeave(source->json, {{}, {}, u"world"_s, host}, dial) ? Reached::Open : Reached::Silent;
}

Reached PodReach::toPod(const QJsonObject &source, const QJsonObject &target, const Dial &dial) const
{
    const PolicyPeer to = peerOf(target);
    if (!mayLeave(source, to, dial) ||
        !PolicyVerdict(m_store).allows(to.space, to.labels, Direction::Ingress, peerOf(source), portOf(dial)))
        return Reached::Silent;
    return siteAt(dial.port);
}

bool PodReach::mayLeave(const QJsonObject &source, const PolicyPeer &peer, const Dial &dial) const
{
    const PolicyPeer self = peerOf(source);
    return PolicyVerdict(m_store).allows(self.space, self.labels, Direction::Egress, peer, portOf(dial));
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
