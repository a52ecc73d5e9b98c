// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/policy_verdict.h"

#include "app/demo/objects/cluster_types.h"
#include "core/policy/explain/policy_explainer.h"
#include "core/policy/objects/object_reader.h"

#include <optional>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;
using namespace policy::explain;

namespace {

std::optional<Peer> peerOf(const PolicyPeer &peer)
{
    if (!peer.pod.isEmpty()) {
        const QJsonValue metadata = peer.pod[u"metadata"];
        return PodPeer{{metadata[u"namespace"].toString().toStdString(), metadata[u"name"].toString().toStdString()}};
    }
    if (!peer.entity.isEmpty())
        return EntityPeer{peer.entity.toStdString()};
    const auto address = IpAddress::parse(peer.address.toStdString());
    return address ? std::optional<Peer>(AddressPeer{*address}) : std::nullopt;
}

} // namespace

bool PolicyVerdict::allows(const QJsonObject &pod, Direction direction, const PolicyPeer &peer,
                           std::uint16_t port) const
{
    // Only these two pods matter to it: a demo may have thousands.
    policy::objects::ClusterObjects objects;
    for (const ResourceType *type :
         {&namespaces(), &nodes(), &services(), &endpoints(), &networkPolicies(), &ciliumNetworkPolicies(),
          &ciliumClusterwideNetworkPolicies(), &ciliumCidrGroups()}) {
        for (const auto &[key, object] : *m_store.table(*type))
            static_cast<void>(policy::objects::addObject(object->json, objects));
    }
    for (const QJsonObject &one : {pod, peer.pod}) {
        if (!one.isEmpty())
            static_cast<void>(policy::objects::addObject(one, objects));
    }
    const auto other = peerOf(peer);
    if (!other || objects.pods.empty())
        return false;
    const PolicyExplainer explainer(std::move(objects));
    const auto verdict = explainer.explain(0, direction, *other, {port, Protocol::Tcp});
    return verdict && verdict->outcome == Outcome::Allowed;
}

} // namespace liteboxd::demo
