// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/watch/watch_cache.h"
#include "core/sandbox/sandbox.h"
#include "core/sandbox/sandbox_index.h"

#include <QObject>

#include <string>
#include <vector>

namespace liteboxd::sandbox {

/// The sandboxes of one namespace, live: a watch cache of its pods, seen by sandbox id. Where two pods claim one id,
/// SandboxIndex says which of them is shown.
///
/// One thread, that of `api`, which must outlive it. Values stay as they were last seen while the state is Stale, and
/// healing goes on by itself.
class SandboxCache : public QObject
{
    Q_OBJECT

public:
    SandboxCache(kube::ApiClient &api, const std::string &nameSpace, QObject *parent = nullptr);

    /// Begins to list and watch.
    void start() { m_pods.start(); }

    /// Tries now instead of at the state's retryAt.
    void retryNow() { m_pods.retryNow(); }

    /// nullptr if there is no such sandbox.
    SandboxPtr find(const base::SandboxId &id) const { return m_index.find(id); }

    /// All of them, in no order.
    std::vector<SandboxPtr> values() const { return m_index.values(); }

    const kube::SyncState &state() const { return m_pods.state(); }

Q_SIGNALS:
    /// One batch, at most every 50 ms. Read values() once when you connect, and follow these.
    void changed(const liteboxd::sandbox::SandboxChanges &changes);

    /// Comes after the batch that made it true: at Live all values have been told.
    void stateChanged(const liteboxd::kube::SyncState &state);

    /// A pod that wears our labels and is no sandbox; it counts as absent.
    void podRejected(const liteboxd::base::Error &error);

private:
    void take(const kube::Changes<Sandbox> &changes);

    kube::WatchCache<Sandbox> m_pods;
    SandboxIndex m_index;
    kube::Subscription m_subscription;
};

} // namespace liteboxd::sandbox
