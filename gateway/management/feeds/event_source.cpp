// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/feeds/event_source.h"

#include "core/sandbox/sandbox_json.h"
#include "gateway/management/feeds/event_ring.h"

#include <utility>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;
using Phase = kube::SyncState::Phase;

EventSource::EventSource(const ManagedCluster &cluster, std::shared_ptr<EventRing> ring)
    : m_ring(std::move(ring))
    , m_isKnown(cluster.sandboxes->state().phase == Phase::Live)
{
    connect(cluster.sandboxes, &sandbox::SandboxCache::changed, this, &EventSource::take);
    connect(cluster.sandboxes, &sandbox::SandboxCache::stateChanged, this, &EventSource::follow);
}

void EventSource::follow(const kube::SyncState &state)
{
    if (state.phase == Phase::Live) {
        m_isKnown = true;
        if (std::exchange(m_isStale, false))
            m_ring->add(u"cluster.current"_s, {});
    } else if (state.phase == Phase::Stale && !std::exchange(m_isStale, true)) {
        m_ring->add(u"cluster.stale"_s, {});
    }
}

void EventSource::take(const sandbox::SandboxChanges &changes)
{
    if (!m_isKnown)
        return;
    const auto tell = [this](const QString &type, const sandbox::SandboxPtr &sandbox) {
        QJsonObject json = sandbox::sandboxJson(*sandbox, {}, {});
        json.remove(u"accessUrl"_s); // it depends on who asks
        m_ring->add(type, {{u"sandbox"_s, json}});
    };
    for (const sandbox::SandboxPtr &each : changes.added)
        tell(u"sandbox.added"_s, each);
    for (const sandbox::SandboxPtr &each : changes.changed)
        tell(u"sandbox.changed"_s, each);
    for (const sandbox::SandboxPtr &each : changes.removed)
        tell(u"sandbox.removed"_s, each);
}

} // namespace liteboxd::management
