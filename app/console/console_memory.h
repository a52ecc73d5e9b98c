// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/activity/activity_trail.h"
#include "app/console/console.h"
#include "app/flows/flow_recorder.h"
#include "core/base/clock.h"
#include "core/sandbox/endings/tombstone_recorder.h"
#include "core/store/store.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace liteboxd::console {

class SessionKeeper;

/// What the console remembers over its end, and what it does by itself meanwhile: the trail of what happened,
/// tombstones of sandboxes that end while it runs, their flows, and the end of what this user gave for a time. GUI
/// thread; what it is given must outlive it.
class ConsoleMemory : public QObject
{
    Q_OBJECT

public:
    ConsoleMemory(Console &console, store::Store &store, const base::Clock &clock, QObject *parent = nullptr);
    ~ConsoleMemory() override;

    activity::ActivityTrail &trail() { return m_trail; }

    /// The cluster is known: what ends in the session's namespace is stored, and what is due is done.
    bool isRecording() const { return m_keeper != nullptr; }

Q_SIGNALS:
    /// Something cannot be kept.
    void troubled(const liteboxd::base::Error &error);

private:
    void follow();
    void leave();
    void place(const QString &clusterUid);
    void begin(const QString &clusterUid);

    Console &m_console;
    store::Store &m_store;
    const base::Clock &m_clock;
    activity::ActivityTrail m_trail;
    QPointer<session::Session> m_session;
    std::unique_ptr<sandbox::TombstoneRecorder> m_recorder; ///< goes before the session
    std::unique_ptr<SessionKeeper> m_keeper;                ///< the same
    std::unique_ptr<flows::FlowRecorder> m_flows;           ///< the same
};

} // namespace liteboxd::console
