// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/watch/watch_cache.h"
#include "gateway/management/feeds/managed_cluster.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace liteboxd::management {

class EventRing;

/// Writes changes of the namespace's network policies into the ring: policy.added, policy.changed, policy.removed, each
/// with {kind, name, namespace, generation}. What was there when it was first seen is no event. On the control plane's
/// thread; the cluster outlives it.
class PolicyEvents : public QObject
{
    Q_OBJECT

public:
    PolicyEvents(const ManagedCluster &cluster, std::shared_ptr<EventRing> ring);

private:
    /// A policy as far as an event tells of it.
    struct Seen
    {
        QString name;
        qint64 generation = 0; ///< another one for each change of its spec

        bool operator==(const Seen &) const = default;
    };
    using Cache = kube::WatchCache<Seen>;

    struct Kind
    {
        std::unique_ptr<Cache> cache;
        kube::Subscription changes;
        bool isKnown = false; ///< all that was there at first
    };

    void watch(const ManagedCluster &cluster, const kube::Resource &resource);

    const std::shared_ptr<EventRing> m_ring;
    const QString m_nameSpace;
    std::vector<std::unique_ptr<Kind>> m_kinds;
};

} // namespace liteboxd::management
