// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/watch/listeners.h"
#include "core/kube/watch/watch_cache.h"
#include "core/sandbox/sandbox.h"
#include "core/sandbox/sandbox_index.h"

#include <QObject>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace liteboxd::sandbox {

/// The sandboxes of one namespace, live: a watch cache of its pods, seen by sandbox id. Where two pods claim one id,
/// idHolder() says which of them is shown.
///
/// One thread, that of `api`, which must outlive it. Values stay as they were last seen while the state is Stale, and
/// healing goes on by itself.
class SandboxCache : public QObject
{
    Q_OBJECT

public:
    /// What it keeps of access tokens.
    enum class Tokens {
        Clear,  ///< for who shows or sends them
        Digests ///< for who only compares: Sandbox::accessTokenDigest
    };

    SandboxCache(kube::ApiClient &api, const std::string &nameSpace, Tokens tokens = Tokens::Clear,
                 QObject *parent = nullptr);

    /// Begins to list and watch.
    void start() { m_pods.start(); }

    /// Tries now instead of at the state's retryAt.
    void retryNow() { m_pods.retryNow(); }

    /// As of WatchCacheBase.
    void doubt(const base::Error &error) { m_pods.doubt(error); }
    void wakeUp() { m_pods.wakeUp(); }

    /// nullptr if there is no such sandbox.
    SandboxPtr find(const base::SandboxId &id) const { return m_index.find(id); }

    /// All of them, in no order.
    std::vector<SandboxPtr> values() const { return m_index.values(); }

    /// Runs `tell` for each batch, at most every 50 ms and never inline, until the Subscription or `context` is gone.
    /// The first batch holds all sandboxes there are, as added (it does not come while there are none).
    kube::Subscription subscribe(QObject *context, std::function<void(const SandboxChanges &)> tell)
    {
        return m_listeners.add(this, context, std::move(tell), [this] { return values(); });
    }

    const kube::SyncState &state() const { return m_pods.state(); }

Q_SIGNALS:
    /// One batch, after all subscribers have heard of it: for who wants to know that something changed. Whoever keeps
    /// the sandboxes subscribes.
    void changed(const liteboxd::sandbox::SandboxChanges &changes);

    /// Comes after the batch that made it true: at Live all values have been told.
    void stateChanged(const liteboxd::kube::SyncState &state);

    /// A pod that wears our labels and is no sandbox; it counts as absent.
    void podRejected(const liteboxd::base::Error &error);

    /// Another pod holds the id that this one wants. Told once for each; Sandbox::rivals lists them.
    void idContested(const liteboxd::base::Error &error);

private:
    void take(const kube::Changes<Sandbox> &changes);

    kube::WatchCache<Sandbox> m_pods;
    SandboxIndex m_index;
    kube::Listeners<Sandbox> m_listeners;
    kube::Subscription m_subscription;
};

} // namespace liteboxd::sandbox
