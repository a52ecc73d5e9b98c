// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/clock.h"

#include <coroutine>
#include <cstdint>

namespace liteboxd::io {

class Reactor;

/// A point on the steady clock until which a wait may last.
using Deadline = Clock::time_point;

/// How a wait ended.
enum class WaitStatus {
    Ready,     ///< what was waited for is there (or worth a try)
    TimedOut,  ///< the deadline passed first
    Cancelled, ///< the thing waited on was cancelled, or the reactor stops
};

class WaitSlot;

/// One suspended coroutine, as long as it waits. Lives in the coroutine's frame; going away ends the wait.
class Waiter
{
public:
    Waiter(WaitSlot &slot, Deadline deadline)
        : m_slot(slot)
        , m_deadline(deadline)
    {}
    ~Waiter();
    Waiter(const Waiter &) = delete;
    Waiter &operator=(const Waiter &) = delete;

    bool await_ready() noexcept;
    void await_suspend(std::coroutine_handle<> handle) noexcept;
    WaitStatus await_resume() const noexcept { return m_status; }

private:
    friend class WaitSlot;
    friend class Reactor;

    WaitSlot &m_slot;
    Deadline m_deadline;
    std::coroutine_handle<> m_handle;
    WaitStatus m_status = WaitStatus::Ready;
    // In the reactor's queue of coroutines to resume.
    Waiter *m_next = nullptr;
    Waiter *m_previous = nullptr;
    bool m_queued = false;
};

/// A node of the reactor's timer wheel. Moving a deadline later costs one store: the wheel looks again when it comes
/// by.
class TimerNode
{
public:
    TimerNode() = default;
    TimerNode(const TimerNode &) = delete;
    TimerNode &operator=(const TimerNode &) = delete;

private:
    friend class WaitSlot;
    friend class TimerWheel;

    TimerNode *m_next = nullptr;
    TimerNode *m_previous = nullptr;
    Deadline m_deadline = Deadline::max();
    std::int64_t m_tick = -1; ///< tick at which the wheel comes by; -1 while in no slot
};

/// Where at most one coroutine waits for one condition ("readable"), with a deadline. One thread.
class WaitSlot : private TimerNode
{
public:
    explicit WaitSlot(Reactor &reactor)
        : m_reactor(reactor)
    {}
    ~WaitSlot();

    /// `co_await slot.wait(deadline)`. Ready at once if raise() came before.
    Waiter wait(Deadline deadline) noexcept { return Waiter(*this, deadline); }

    /// The condition holds: wakes the waiter, and lets the next wait pass at once until clear().
    void raise() noexcept;

    /// The condition no longer holds.
    void clear() noexcept { m_raised = false; }

    /// The next wait lasts until the reactor's next round, though the condition holds: others are to have their turn.
    void yield() noexcept { m_yields = true; }
    bool isRaised() const noexcept { return m_raised; }

    /// This and every later wait ends with Cancelled.
    void cancel() noexcept;
    bool isCancelled() const noexcept { return m_cancelled; }

    /// Ends only the present wait, with Cancelled.
    void interrupt() noexcept { wake(WaitStatus::Cancelled); }

    Reactor &reactor() const noexcept { return m_reactor; }

private:
    friend class Waiter;
    friend class TimerWheel;

    void wake(WaitStatus status) noexcept;
    void expire() noexcept { wake(WaitStatus::TimedOut); }

    Reactor &m_reactor;
    Waiter *m_waiter = nullptr;
    bool m_raised = false;
    bool m_cancelled = false;
    bool m_yields = false;
};

} // namespace liteboxd::io
