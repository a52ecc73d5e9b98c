// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/flow_recorder.h"

#include "core/hubble/flow_archive.h"

namespace liteboxd::flows {

namespace {

constexpr std::chrono::seconds s_late(5); ///< how long a node may take to tell
constexpr std::chrono::seconds s_lookEvery(5);
constexpr std::chrono::minutes s_past(30); ///< older flows are not waited for
constexpr std::chrono::minutes s_ahead(1); ///< a node's clock may be wrong by so much
constexpr std::size_t s_mostOpen = 200;
constexpr std::size_t s_mostWaiting = 200; ///< as many as may be open: the past at the start is one batch

} // namespace

FlowRecorder::FlowRecorder(models::FlowFeed &feed, store::Store &store, const base::Clock &clock, RecordedPlace place,
                           QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_place(std::move(place))
{
    connect(&feed, &models::FlowFeed::flowTaken, this, &FlowRecorder::take);
    connect(&feed, &models::FlowFeed::gapFound, this, &FlowRecorder::takeGap);
    connect(&feed, &models::FlowFeed::reset, this, &FlowRecorder::forget);
    m_again.setInterval(s_lookEvery);
    connect(&m_again, &QTimer::timeout, this, [this] { close(m_clock.wall() - s_late); });
}

FlowRecorder::~FlowRecorder()
{
    close(Time::max());
    for (store::FlowSegment &each : m_waiting)
        m_write = m_store.keepFlows(each, this, [](const base::Result<std::monostate> &) {});
}

void FlowRecorder::take(const Flow &flow, bool isTwin)
{
    if (FlowBucket *const bucket = bucketOf(flow.time))
        bucket->take(flow, isTwin);
}

/// With the segment in which it ends; where that was written already, with the next.
void FlowRecorder::takeGap(const FlowGap &gap)
{
    if (FlowBucket *const bucket = bucketOf(std::max(gap.to, m_closed)))
        bucket->take(gap);
}

/// nullptr for a time that is not recorded any more, or not yet.
FlowBucket *FlowRecorder::bucketOf(Time time)
{
    const Time begin = Time((time.time_since_epoch() / segmentLength) * segmentLength);
    const Time now = m_clock.wall();
    if (begin < m_closed || begin < now - s_past || begin > now + s_ahead)
        return nullptr;
    const auto at = m_open.try_emplace(begin).first;
    if (m_open.size() > s_mostOpen)
        close(std::next(m_open.begin())->first);
    if (!m_again.isActive())
        m_again.start();
    return begin < m_closed ? nullptr : &at->second;
}

/// Hands over the segments that end until then.
void FlowRecorder::close(Time until)
{
    while (!m_open.empty() && (until == Time::max() || m_open.begin()->first + segmentLength <= until)) {
        const Time begin = m_open.begin()->first;
        const FlowBucket bucket = std::move(m_open.begin()->second);
        m_open.erase(m_open.begin());
        store::FlowSegment segment;
        segment.from = begin;
        segment.to = begin + segmentLength;
        segment.clusterUid = m_place.clusterUid;
        segment.nameSpace = m_place.nameSpace;
        segment.passed = bucket.passed();
        segment.dropped = bucket.dropped();
        segment.lost = bucket.lost() + std::exchange(m_givenUp, 0);
        segment.leftOut = bucket.leftOut();
        segment.content = hubble::archiveOf({bucket.values(), bucket.gaps()});
        m_waiting.push_back(std::move(segment));
        m_closed = begin + segmentLength;
        if (m_waiting.size() > s_mostWaiting) {
            m_givenUp += m_waiting.front().passed + m_waiting.front().dropped;
            m_waiting.pop_front();
        }
    }
    if (m_open.empty())
        m_again.stop();
    if (until != Time::max())
        write();
}

void FlowRecorder::write()
{
    if (m_waiting.empty() || m_write.isPending())
        return;
    const store::FlowSegment segment = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_write = m_store.keepFlows(segment, this, [this](const base::Result<std::monostate> &done) {
        const bool wasInTrouble = std::exchange(m_isInTrouble, !done);
        if (!done && !wasInTrouble)
            Q_EMIT troubled(done.error());
        if (done && m_waiting.empty())
            Q_EMIT recorded();
        write();
    });
}

/// The feed begins anew, with another cluster or namespace: whoever made this one will make another.
void FlowRecorder::forget()
{
    close(Time::max());
    write();
}

} // namespace liteboxd::flows
