// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"
#include "app/demo/objects/object_store.h"
#include "gateway/http/exchange.h"

#include <chrono>
#include <unordered_set>

namespace liteboxd::demo {

/// The connections of all watches: sends what their feeds have, bookmarks now and then, and ends them in time.
class WatchStreams
{
public:
    /// `bookmarks` is how often a watch that allows them gets one; another comes before its end.
    WatchStreams(ObjectStore &store, std::chrono::milliseconds bookmarks)
        : m_store(store)
        , m_bookmarks(bookmarks)
    {}

    /// Answers a watch, until its timeoutSeconds (half an hour to an hour without) or until the client goes.
    io::Task<void> serve(http::Exchange &exchange, const ApiTarget &target);

    /// Ends every watch as if its time had come.
    void endAll();

private:
    io::Task<void> stream(http::Exchange &exchange, class WatchFeed &feed, io::Deadline end);

    ObjectStore &m_store;
    std::chrono::milliseconds m_bookmarks;
    std::unordered_set<io::Stream *> m_open;
    bool m_ending = false;
};

} // namespace liteboxd::demo
