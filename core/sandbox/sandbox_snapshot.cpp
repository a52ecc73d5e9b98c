// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_snapshot.h"

#include <QPointer>

#include <algorithm>

namespace liteboxd::sandbox {

async::Request SandboxSnapshot::take(kube::ApiClient &api, const std::string &nameSpace, QObject *context,
                                     async::Callback<std::vector<SandboxPtr>> done)
{
    const async::Promise<std::vector<SandboxPtr>> promise(context, std::move(done));
    const QPointer<SandboxSnapshot> snapshot(new SandboxSnapshot(api, nameSpace, promise));
    async::Request request = promise.request([snapshot] { delete snapshot.data(); });
    snapshot->m_cache.start();
    return request;
}

SandboxSnapshot::SandboxSnapshot(kube::ApiClient &api, const std::string &nameSpace,
                                 async::Promise<std::vector<SandboxPtr>> promise)
    : m_cache(api, nameSpace)
    , m_promise(std::move(promise))
{
    connect(&m_cache, &SandboxCache::stateChanged, this, &SandboxSnapshot::judge);
}

SandboxSnapshot::~SandboxSnapshot()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void SandboxSnapshot::judge(const kube::SyncState &state)
{
    if (state.phase == kube::SyncState::Phase::Failed && state.error) {
        m_promise.complete(base::fail(*state.error));
    } else if (state.phase == kube::SyncState::Phase::Live) {
        std::vector<SandboxPtr> all = m_cache.values();
        std::sort(all.begin(), all.end(), [](const SandboxPtr &a, const SandboxPtr &b) { return a->id < b->id; });
        m_promise.complete(std::move(all));
    } else {
        return;
    }
    m_cache.disconnect(this);
    deleteLater();
}

} // namespace liteboxd::sandbox
