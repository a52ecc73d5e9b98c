// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/sandbox_pod_source.h"

namespace liteboxd::control {

using Phase = kube::SyncState::Phase;

Freshness freshnessAfter(Freshness before, Phase phase)
{
    switch (phase) {
    case Phase::Live:
        return Freshness::Current;
    case Phase::Stale:
        return Freshness::Stale;
    case Phase::Idle:
    case Phase::Loading:
    case Phase::Failed:
        break;
    }
    return before == Freshness::NotLoaded ? before : Freshness::Stale;
}

SandboxPodSource::SandboxPodSource(sandbox::SandboxCache &cache, QObject *parent)
    : PodSource(parent)
    , m_cache(cache)
    , m_freshness(freshnessAfter(Freshness::NotLoaded, cache.state().phase))
{
    connect(&cache, &sandbox::SandboxCache::changed, this, &PodSource::changed);
    connect(&cache, &sandbox::SandboxCache::stateChanged, this,
            [this](const kube::SyncState &state) { follow(state.phase); });
}

void SandboxPodSource::follow(Phase phase)
{
    const Freshness now = freshnessAfter(m_freshness, phase);
    if (std::exchange(m_freshness, now) != now)
        Q_EMIT freshnessChanged();
}

} // namespace liteboxd::control
