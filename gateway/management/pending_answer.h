// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/event.h"
#include "gateway/io/reactor.h"
#include "gateway/management/routes/api_answer.h"

#include <memory>
#include <utility>

namespace liteboxd::management {

/// Where a worker's coroutine waits for an answer from the control plane's thread. Made, waited for and destroyed on
/// the worker's thread; only give() is for another one.
class PendingAnswer
{
public:
    explicit PendingAnswer(io::Reactor &reactor)
        : m_reactor(reactor)
        , m_isThere(reactor)
    {}

    /// Gives the answer if anybody still waits. On the thread that destroys the reactor, while that is there or whoever
    /// waited is gone.
    static void give(const std::weak_ptr<PendingAnswer> &to, ApiAnswer answer)
    {
        auto pending = to.lock();
        if (!pending)
            return;
        io::Reactor &reactor = pending->m_reactor;
        // Moved, so that the last one to hold it is on the worker's thread.
        reactor.post([pending = std::move(pending), answer = std::move(answer)] {
            pending->m_answer = answer;
            pending->m_isThere.notify();
        });
    }

    /// Ready once it was given.
    io::Waiter wait(io::Deadline deadline) { return m_isThere.wait(deadline); }
    ApiAnswer take() { return std::move(m_answer); }

private:
    io::Reactor &m_reactor;
    io::Event m_isThere;
    ApiAnswer m_answer;
};

} // namespace liteboxd::management
