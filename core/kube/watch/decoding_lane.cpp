// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/watch/decoding_lane.h"

#include "core/kube/wire/wipe.h"

#include <QThreadPool>

#include <algorithm>
#include <deque>
#include <iterator>
#include <mutex>
#include <utility>

namespace liteboxd::kube {

namespace {

constexpr qsizetype smallPiece = 64 << 10;
constexpr std::size_t mostAtOnce = 500; ///< events: well under a millisecond each, even where they change a table

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

/// Both threads see it under its mutex; the decoder belongs to whoever takes a step.
struct DecodingLane::Work
{
    explicit Work(AnswerDecoder with)
        : decoder(std::move(with))
    {}

    bool hasWork() const { return !waiting.empty() || (whole && !ended); }
    void step(std::unique_lock<std::mutex> &lock);
    void ring();
    void run();

    std::mutex mutex;
    AnswerDecoder decoder;
    std::deque<QByteArray> waiting;
    qsizetype waitingBytes = 0;
    std::deque<DecodedEvent> decoded;
    DecodingLane *lane = nullptr; ///< nullptr once it is gone
    bool whole = false;           ///< finish() was called
    bool ended = false;           ///< and the decoder knows
    bool busy = false;            ///< a thread of the pool is at it
    bool rung = false;            ///< a ready() is on its way to the lane's thread
};

/// Decodes the piece that came first, or the end.
void DecodingLane::Work::step(std::unique_lock<std::mutex> &lock)
{
    std::vector<DecodedEvent> events;
    if (waiting.empty()) {
        ended = true;
        decoder.finish(events);
    } else {
        QByteArray piece = std::move(waiting.front());
        waiting.pop_front();
        waitingBytes -= piece.size();
        lock.unlock();
        decoder.feed(viewOf(piece), events);
        wipe(piece);
        lock.lock();
    }
    std::move(events.begin(), events.end(), std::back_inserter(decoded));
}

void DecodingLane::Work::ring()
{
    if (std::exchange(rung, true) || !lane)
        return;
    QMetaObject::invokeMethod(
        lane, [lane = lane] { Q_EMIT lane->ready(); }, Qt::QueuedConnection);
}

/// On the pool, until nothing is left to do.
void DecodingLane::Work::run()
{
    std::unique_lock lock(mutex);
    while (lane && hasWork()) {
        step(lock);
        ring();
    }
    busy = false;
}

DecodingLane::DecodingLane(AnswerDecoder decoder)
    : m_work(std::make_shared<Work>(std::move(decoder)))
{
    m_work->lane = this;
}

DecodingLane::~DecodingLane()
{
    const std::lock_guard lock(m_work->mutex);
    m_work->lane = nullptr;
}

void DecodingLane::feed(const QByteArray &bytes)
{
    std::unique_lock lock(m_work->mutex);
    m_work->waiting.push_back(bytes);
    m_work->waitingBytes += bytes.size();
    advance(lock, bytes.size() <= smallPiece && !m_work->decoder.isCompressed() ? Where::Here : Where::Pool);
}

void DecodingLane::finish()
{
    std::unique_lock lock(m_work->mutex);
    m_work->whole = true;
    advance(lock, Where::Here);
}

void DecodingLane::advance(std::unique_lock<std::mutex> &lock, Where where)
{
    if (m_work->busy)
        return; // it will see
    if (where == Where::Pool) {
        m_work->busy = true;
        QThreadPool::globalInstance()->start([work = m_work] { work->run(); });
        return;
    }
    while (m_work->hasWork())
        m_work->step(lock);
    lock.unlock();
    Q_EMIT ready();
}

std::vector<DecodedEvent> DecodingLane::take()
{
    const std::lock_guard lock(m_work->mutex);
    auto &decoded = m_work->decoded;
    const auto end = decoded.begin() + static_cast<std::ptrdiff_t>(std::min(decoded.size(), mostAtOnce));
    std::vector<DecodedEvent> taken(std::make_move_iterator(decoded.begin()), std::make_move_iterator(end));
    decoded.erase(decoded.begin(), end);
    m_work->rung = false;
    if (!decoded.empty())
        m_work->ring();
    return taken;
}

qsizetype DecodingLane::waitingBytes() const
{
    const std::lock_guard lock(m_work->mutex);
    return m_work->waitingBytes;
}

bool DecodingLane::isDone() const
{
    const std::lock_guard lock(m_work->mutex);
    return m_work->ended && m_work->decoded.empty();
}

} // namespace liteboxd::kube
