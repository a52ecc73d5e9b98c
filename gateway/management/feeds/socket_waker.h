// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/event.h"
#include "gateway/io/reactor.h"
#include "gateway/io/stream.h"

#include <memory>
#include <utility>

namespace liteboxd::management {

/// Tells the coroutine of a WebSocket that there is something to send. Made and destroyed on the worker's thread; only
/// wake() is for another one.
class SocketWaker
{
public:
    /// `stream` outlives this.
    explicit SocketWaker(io::Stream &stream)
        : m_stream(stream)
    {}

    /// On the thread that destroys the reactor, while that is there or the WebSocket is gone.
    static void wake(const std::weak_ptr<SocketWaker> &to)
    {
        auto waker = to.lock();
        if (!waker)
            return;
        io::Reactor &reactor = waker->m_stream.reactor();
        // Moved, so that the last one to hold it is on the worker's thread. It is asked again there: the stream may go
        // before.
        reactor.post([waker = std::move(waker)] { waker->notify(); });
    }

    /// Whether it was woken since it was last asked. On the worker's thread, as what follows.
    bool takeNews() { return std::exchange(m_hasNews, false); }

    /// From now on nobody is woken.
    void end() { m_hasEnded = true; }

    void notify()
    {
        m_hasNews = true;
        if (!m_hasEnded)
            m_stream.interruptRead();
    }

private:
    io::Stream &m_stream;
    bool m_hasNews = false;
    bool m_hasEnded = false;
};

} // namespace liteboxd::management
