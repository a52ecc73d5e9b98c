// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/observe_lines.h"

#include "core/hubble/flow_decoder.h"
#include "core/hubble/flow_json.h"

#include <QThreadPool>

#include <deque>
#include <utility>

namespace liteboxd::hubble {

namespace {

constexpr qsizetype mostWaiting = 8 << 20; // bytes
constexpr qsizetype longestLine = 1 << 20;

} // namespace

/// Both threads see it under its mutex; the decoder belongs to the pool.
struct ObserveLines::Work
{
    explicit Work(std::shared_ptr<FlowQueue> to)
        : queue(std::move(to))
    {}

    void run();
    void decode(const QByteArray &lines);

    const std::shared_ptr<FlowQueue> queue;
    FlowDecoder decoder;
    std::mutex mutex;
    std::deque<QByteArray> waiting;
    qsizetype waitingBytes = 0;
    std::optional<StreamEnd> end;
    bool isBusy = false;    ///< a thread of the pool is at it
    bool isDropped = false; ///< nobody wants it any more
};

/// On the pool, until nothing is left to do.
void ObserveLines::Work::run()
{
    std::unique_lock lock(mutex);
    while (!isDropped && !waiting.empty()) {
        const QByteArray lines = std::move(waiting.front());
        waiting.pop_front();
        lock.unlock();
        decode(lines);
        lock.lock();
        waitingBytes -= lines.size();
    }
    isBusy = false;
    if (!isDropped && end)
        queue->put(*std::exchange(end, std::nullopt));
}

void ObserveLines::Work::decode(const QByteArray &lines)
{
    for (qsizetype from = 0; from < lines.size();) {
        const qsizetype found = lines.indexOf('\n', from);
        const qsizetype to = found < 0 ? lines.size() : found;
        const std::string_view line(lines.constData() + from, static_cast<std::size_t>(to - from));
        from = to + 1;
        if (line.empty() || (line.starts_with(R"({"flow")") && !queue->hasRoom()))
            continue;
        auto event = eventFromJson(line, decoder);
        if (event && *event)
            queue->put(std::move(**event));
    }
}

ObserveLines::ObserveLines(std::shared_ptr<FlowQueue> queue)
    : m_work(std::make_shared<Work>(std::move(queue)))
{}

ObserveLines::~ObserveLines()
{
    m_work->queue->close(); // a line may be in decoding
    const std::lock_guard lock(m_work->mutex);
    m_work->isDropped = true;
}

void ObserveLines::feed(const QByteArray &bytes)
{
    m_partial += bytes;
    const qsizetype end = m_partial.lastIndexOf('\n') + 1;
    if (end == 0) {
        if (m_partial.size() > longestLine) // no line of Hubble's
            m_partial.clear();
        return;
    }
    enqueue(m_partial.first(end));
    m_partial.remove(0, end);
}

void ObserveLines::finish(const StreamEnd &end)
{
    if (!m_partial.isEmpty())
        enqueue(std::exchange(m_partial, {}));
    const std::lock_guard lock(m_work->mutex);
    if (m_work->isBusy)
        m_work->end = end;
    else
        m_work->queue->put(end);
}

void ObserveLines::enqueue(QByteArray lines)
{
    const std::lock_guard lock(m_work->mutex);
    if (m_work->waitingBytes > mostWaiting)
        return m_work->queue->discard(static_cast<std::uint64_t>(lines.count('\n')));
    m_work->waitingBytes += lines.size();
    m_work->waiting.push_back(std::move(lines));
    if (!std::exchange(m_work->isBusy, true))
        QThreadPool::globalInstance()->start([work = m_work] { work->run(); });
}

} // namespace liteboxd::hubble
