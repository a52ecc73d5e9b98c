// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"
#include "core/kube/decode/object_key.h"
#include "core/kube/watch/object_sink.h"
#include "core/kube/watch/reflector.h"
#include "core/kube/watch/reflector_settings.h"
#include "core/kube/watch/sync_state.h"
#include "core/kube/wire/list_query.h"

#include <QObject>
#include <QTimer>

#include <unordered_set>

namespace liteboxd::kube {

/// The part of WatchCache that does not know its values: state, start and stop, the rhythm of batches, what a relist
/// did not name.
class WatchCacheBase : public QObject, private ObjectSink
{
    Q_OBJECT

public:
    /// Begins to list and watch; stateChanged tells how it goes. Nothing happens if it has begun.
    void start() { m_reflector.start(); }

    /// Ends list and watch; values stay, the state is Idle.
    void stop() { m_reflector.stop(); }

    /// Somebody pressed "Retry": attempt now instead of at `retryAt`.
    void retryNow() { m_reflector.retryNow(); }

    /// Other requests show that the server does not answer: Stale for that reason, until something comes.
    void doubt(const base::Error &error) { m_reflector.doubt(error); }

    /// It answers again: asks anew from where the watch was.
    void wakeUp() { m_reflector.wakeUp(); }

    const SyncState &state() const { return m_state; }

Q_SIGNALS:
    /// Comes after the batch that made it true: at Live all values have been told.
    void stateChanged(const liteboxd::kube::SyncState &state);

    /// An object of the cluster could not be decoded and counts as absent. The context names the object.
    void objectRejected(const liteboxd::base::Error &error);

protected:
    WatchCacheBase(ApiClient &client, ListQuery query, DecodeObject decode, ReflectorSettings settings,
                   QObject *parent);

    using Keys = std::unordered_set<ObjectKey>;

    /// Remembers a value for the next batch; nullptr counts as removed.
    virtual void stage(const ObjectKey &key, AnyValue value) = 0;
    virtual void stageRemovalOfAllBut(const Keys &keys) = 0;

    /// Makes the staged values the published ones and tells subscribers. A subscriber may destroy the cache.
    virtual void publish() = 0;

private:
    void listStarted() override;
    void listed(DecodedEvent object) override;
    void listFinished() override;
    void changed(DecodedEvent object) override;
    void removed(const ObjectKey &key) override;

    void report(base::Error fault, const ObjectKey &key);
    void touched();
    void endRest();
    void takeState(const SyncState &state);

    ListQuery m_query;
    Keys m_listed;
    SyncState m_state;
    QTimer m_soon; ///< a batch is about to go out
    QTimer m_rest; ///< one went out just now
    bool m_dirty = false;
    Reflector m_reflector;
};

} // namespace liteboxd::kube
