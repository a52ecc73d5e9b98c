// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/sandbox_pod_source.h"

namespace liteboxd::control {

namespace {

using Phase = kube::SyncState::Phase;

/// Loading may come again after values were whole: they are not forgotten, so neither is what is known.
PodSource::Knowledge after(PodSource::Knowledge before, Phase phase)
{
    switch (phase) {
    case Phase::Live:
        return PodSource::Knowledge::Whole;
    case Phase::Idle:
    case Phase::Loading:
    case Phase::Stale:
    case Phase::Failed:
        break;
    }
    return before == PodSource::Knowledge::None ? before : PodSource::Knowledge::Stale;
}

} // namespace

SandboxPodSource::SandboxPodSource(sandbox::SandboxCache &cache, QObject *parent)
    : PodSource(parent)
    , m_cache(cache)
    , m_knowledge(cache.state().phase == Phase::Stale ? Knowledge::Stale : after(Knowledge::None, cache.state().phase))
{
    connect(&cache, &sandbox::SandboxCache::changed, this, &PodSource::changed);
    connect(&cache, &sandbox::SandboxCache::stateChanged, this,
            [this](const kube::SyncState &state) { follow(state.phase); });
}

void SandboxPodSource::follow(Phase phase)
{
    const Knowledge now = after(m_knowledge, phase);
    if (std::exchange(m_knowledge, now) != now)
        Q_EMIT knowledgeChanged();
}

} // namespace liteboxd::control
