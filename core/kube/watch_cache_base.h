// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"
#include "core/kube/json_view.h"
#include "core/kube/list_query.h"
#include "core/kube/object_key.h"
#include "core/kube/sync_state.h"

#include <QObject>

namespace liteboxd::kube {

/// The part of WatchCache that does not know its values: state, start and stop, the rhythm of batches.
class WatchCacheBase : public QObject
{
    Q_OBJECT

public:
    /// Begins to list and watch; stateChanged tells how it goes. Nothing happens if it has begun.
    void start();

    /// Ends list and watch; values stay, the state is Idle.
    void stop();

    /// Somebody pressed "Retry": attempt now instead of at `retryAt`.
    void retryNow();

    const SyncState &state() const { return m_state; }

Q_SIGNALS:
    /// Comes after the batch that made it true: at Live all values have been told.
    void stateChanged(const liteboxd::kube::SyncState &state);

    /// An object of the cluster could not be decoded and counts as absent.
    void objectRejected(const liteboxd::base::Error &error);

protected:
    WatchCacheBase(ApiClient &client, ListQuery query, QObject *parent);
    ~WatchCacheBase() override;

private:
    SyncState m_state;
};

} // namespace liteboxd::kube
