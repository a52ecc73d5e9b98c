// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/flows/flow_bucket.h"
#include "core/models/flow_feed.h"
#include "core/store/store.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <map>

namespace liteboxd::flows {

/// Where recorded flows belong: the store's words for a namespace of a cluster.
struct RecordedPlace
{
    QString clusterUid; ///< empty where the account may not ask for it
    QString nameSpace;
};

/// Writes what the feed brings into the store, a segment for each ten seconds, some seconds after they are over, so
/// that late nodes are in it. One write is under way at a time; if the store cannot keep up, the oldest segments that
/// wait are given up and counted as lost. What is killed loses the last seconds. All it is given must outlive it;
/// destroying it hands over what is not written yet. GUI thread.
class FlowRecorder : public QObject
{
    Q_OBJECT

public:
    FlowRecorder(models::FlowFeed &feed, store::Store &store, const base::Clock &clock, RecordedPlace place,
                 QObject *parent = nullptr);
    ~FlowRecorder() override;

    static constexpr std::chrono::seconds segmentLength{10};

Q_SIGNALS:
    void recorded();

    /// A segment was not written: told once, until one is written again.
    void troubled(const liteboxd::base::Error &error);

private:
    using Time = std::chrono::system_clock::time_point;

    void take(const Flow &flow, bool isTwin);
    void takeGap(const FlowGap &gap);
    FlowBucket *bucketOf(Time time);
    void close(Time until);
    void write();
    void forget();

    store::Store &m_store;
    const base::Clock &m_clock;
    const RecordedPlace m_place;
    std::map<Time, FlowBucket> m_open; ///< by the beginning of their time
    Time m_closed{};                   ///< what is older was written
    std::deque<store::FlowSegment> m_waiting;
    std::uint64_t m_givenUp = 0; ///< flows of segments that the store did not take in time
    bool m_isInTrouble = false;
    QTimer m_again;
    async::Request m_write;
};

} // namespace liteboxd::flows
