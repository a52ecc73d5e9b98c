// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/feeds/policy_events.h"

#include "core/policy/policy_resources.h"
#include "gateway/management/feeds/event_ring.h"

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

PolicyEvents::PolicyEvents(const ManagedCluster &cluster, std::shared_ptr<EventRing> ring)
    : m_ring(std::move(ring))
    , m_nameSpace(QString::fromStdString(cluster.nameSpace))
{
    watch(cluster, kube::resources::networkPolicies());
    watch(cluster, policy::resources::ciliumNetworkPolicies());
}

void PolicyEvents::watch(const ManagedCluster &cluster, const kube::Resource &resource)
{
    const auto decode = [](const kube::ObjectView &object) -> base::Result<Seen> {
        const kube::ObjectView metadata = object["metadata"];
        const std::string_view name = metadata["name"].text();
        return Seen{QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())),
                    static_cast<qint64>(metadata["generation"].integer().value_or(0))};
    };
    auto kind = std::make_unique<Kind>();
    Kind *const own = kind.get();
    own->cache = std::make_unique<Cache>(*cluster.api, kube::ListQuery{{resource, cluster.nameSpace}}, decode);
    const QString kindName = QString::fromStdString(resource.kind);
    own->changes = own->cache->subscribe(this, [this, own, kindName](const kube::Changes<Seen> &changes) {
        if (!own->isKnown)
            return;
        const auto tell = [this, &kindName](const QString &type, const Cache::Ref &seen) {
            m_ring->add(type, {{u"policy"_s, QJsonObject{{u"kind"_s, kindName},
                                                         {u"name"_s, seen->name},
                                                         {u"namespace"_s, m_nameSpace},
                                                         {u"generation"_s, seen->generation}}}});
        };
        for (const auto &each : changes.added)
            tell(u"policy.added"_s, each);
        for (const auto &each : changes.changed)
            tell(u"policy.changed"_s, each);
        for (const auto &each : changes.removed)
            tell(u"policy.removed"_s, each);
    });
    connect(own->cache.get(), &kube::WatchCacheBase::stateChanged, this, [own](const kube::SyncState &state) {
        own->isKnown = own->isKnown || state.phase == kube::SyncState::Phase::Live;
    });
    own->cache->start();
    m_kinds.push_back(std::move(kind));
}

} // namespace liteboxd::management
