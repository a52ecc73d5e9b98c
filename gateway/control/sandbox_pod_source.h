// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox_cache.h"
#include "gateway/control/pod_source.h"

namespace liteboxd::control {

/// What is known once a cache of which `before` was known comes to `phase`. Loading again, and a failure of it, does
/// not undo what was whole: the cache keeps its values. Pure.
Freshness freshnessAfter(Freshness before, kube::SyncState::Phase phase);

/// A live sandbox cache as the gateway's source. On the cache's thread; the cache must outlive it.
class SandboxPodSource final : public PodSource
{
    Q_OBJECT

public:
    explicit SandboxPodSource(sandbox::SandboxCache &cache, QObject *parent = nullptr);

    Freshness freshness() const override { return m_freshness; }
    std::vector<sandbox::SandboxPtr> sandboxes() const override { return m_cache.values(); }

private:
    void follow(kube::SyncState::Phase phase);

    sandbox::SandboxCache &m_cache;
    Freshness m_freshness = Freshness::NotLoaded;
};

} // namespace liteboxd::control
