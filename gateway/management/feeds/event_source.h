// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/management/feeds/managed_cluster.h"

#include <QObject>

#include <memory>

namespace liteboxd::management {

class EventRing;

/// Writes what happens in a cluster into the ring: sandbox.added, sandbox.changed, sandbox.removed, each with the
/// sandbox, and cluster.stale, cluster.current as it is lost sight of and seen again. What was there when it was first
/// seen is no event. On the control plane's thread; the cluster outlives it.
class EventSource : public QObject
{
    Q_OBJECT

public:
    EventSource(const ManagedCluster &cluster, std::shared_ptr<EventRing> ring);

private:
    void follow(const kube::SyncState &state);
    void take(const sandbox::SandboxChanges &changes);

    const std::shared_ptr<EventRing> m_ring;
    bool m_isKnown = false; ///< all that was there at first
    bool m_isStale = false;
};

} // namespace liteboxd::management
