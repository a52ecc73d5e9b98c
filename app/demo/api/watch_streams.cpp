// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/watch_streams.h"

#include "app/demo/api/api_answer.h"
#include "app/demo/node/streaming_pause.h"
#include "app/demo/objects/watch_feed.h"

#include <algorithm>
#include <random>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// As long as the API server lets a watch live that does not say: clients must not all come back at once.
std::chrono::seconds usualLife()
{
    static thread_local std::minstd_rand random(std::random_device{}());
    return std::chrono::seconds(std::uniform_int_distribution<int>(1800, 3600)(random));
}

} // namespace

io::Task<void> WatchStreams::serve(http::Exchange &exchange, const ApiTarget &target)
{
    const http::RequestHead &request = exchange.request();
    auto selection = Selection::parse(*target.type, target.space, target.query);
    const auto seconds = number(target.query, u"timeoutSeconds"_s);
    auto feed = selection && seconds
                    ? WatchFeed::open(m_store, *selection, target.query)
                    : Outcome<std::unique_ptr<WatchFeed>>(refuse(selection ? seconds.error() : selection.error()));
    if (!feed) {
        http::Answer answer = statusAnswer(feed.error(), request);
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    const bool isLimited = seconds->value_or(0) > 0;
    const auto life = isLimited ? std::chrono::seconds(std::min<qint64>(**seconds, 24 * 3600)) : usualLife();
    const io::Deadline end = io::Clock::now() + life;
    http::Answer head = apiHead(200, "application/json");
    if (!co_await exchange.begin(std::move(head)))
        co_return;
    io::Stream *const open = &exchange.connection().stream();
    (*feed)->onEvents([open] { open->interruptRead(); });
    m_open.insert(open);
    co_await stream(exchange, **feed, end);
    m_open.erase(open);
}

io::Task<void> WatchStreams::stream(http::Exchange &exchange, WatchFeed &feed, io::Deadline end)
{
    io::Deadline bookmark = std::min(io::Clock::now() + m_bookmarks, end);
    for (;;) {
        while (feed.hasEvents()) {
            const QByteArray lines = feed.take();
            if (!co_await exchange.write({lines.constData(), static_cast<std::size_t>(lines.size())}))
                co_return;
        }
        if (feed.hasEnded() || m_ending || io::Clock::now() >= end)
            break;
        const PauseEnd paused = co_await pauseStreaming(exchange, bookmark);
        if (paused == PauseEnd::ClientGone)
            co_return;
        if (paused == PauseEnd::Elapsed) {
            feed.bookmark();
            bookmark = std::min(io::Clock::now() + m_bookmarks, end);
        } else if (!feed.hasEvents() && !m_ending) {
            co_return; // cancelled: the connection is being ended
        }
    }
    co_await exchange.end();
}

void WatchStreams::endAll()
{
    m_ending = true;
    for (io::Stream *open : m_open)
        open->interruptRead();
}

} // namespace liteboxd::demo
