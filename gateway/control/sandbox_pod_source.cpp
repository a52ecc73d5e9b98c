// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/sandbox_pod_source.h"

namespace liteboxd::control {

using Phase = kube::SyncState::Phase;

PodSource::Knowledge knowledgeAfter(PodSource::Knowledge before, Phase phase)
{
    switch (phase) {
    case Phase::Live:
        return PodSource::Knowledge::Whole;
    case Phase::Stale:
        return PodSource::Knowledge::Stale;
    case Phase::Idle:
    case Phase::Loading:
    case Phase::Failed:
        break;
    }
    return before == PodSource::Knowledge::None ? before : PodSource::Knowledge::Stale;
}

SandboxPodSource::SandboxPodSource(sandbox::SandboxCache &cache, QObject *parent)
    : PodSource(parent)
    , m_cache(cache)
    , m_knowledge(knowledgeAfter(Knowledge::None, cache.state().phase))
{
    connect(&cache, &sandbox::SandboxCache::changed, this, &PodSource::changed);
    connect(&cache, &sandbox::SandboxCache::stateChanged, this,
            [this](const kube::SyncState &state) { follow(state.phase); });
}

void SandboxPodSource::follow(Phase phase)
{
    const Knowledge now = knowledgeAfter(m_knowledge, phase);
    if (std::exchange(m_knowledge, now) != now)
        Q_EMIT knowledgeChanged();
}

} // namespace liteboxd::control
