// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/file_descriptor.h"
#include "gateway/io/task.h"
#include "gateway/io/timer_wheel.h"
#include "gateway/io/waiter.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <vector>

namespace liteboxd::io {

/// Something epoll watches. Told of events on the reactor's thread.
class Pollable
{
public:
    virtual ~Pollable() = default;
    /// `events` as epoll_wait gives them (EPOLLIN, EPOLLRDHUP, …). Must only note them and raise wait slots:
    /// coroutines run later, when all events of this turn are noted, so nothing can go away in between.
    virtual void onEvents(std::uint32_t events) noexcept = 0;
};

/// One thread's event loop: epoll, timers, coroutines to resume, functions posted from elsewhere.
/// Everything but post() and stop() belongs to the thread that calls run().
class Reactor
{
public:
    Reactor();
    ~Reactor();
    Reactor(const Reactor &) = delete;
    Reactor &operator=(const Reactor &) = delete;

    /// Runs until stop().
    void run();

    /// One turn of the loop that waits for nothing, for who drives it by a clock of his own.
    void poll() { turn(0); }
    /// Whether no coroutine is about to be resumed.
    bool isIdle() const noexcept { return m_queued == 0; }

    /// Ends run() after the events at hand. Any thread.
    void stop();

    /// Runs `function` on the reactor's thread, soon. Any thread.
    void post(std::function<void()> function);

    /// Starts `task` and keeps it until it ends.
    void spawn(Task<void> task);

    /// Destroys every spawned task. For the end, when run() has returned.
    void endTasks();

    /// The time of this turn of the loop.
    Deadline now() const noexcept { return m_now; }
    /// Counts the rounds in which coroutines are resumed, each that waits for a turn once; wraps around.
    std::uint32_t round() const noexcept { return m_round; }

    /// Watches `descriptor` for `events` until forget(). Throws std::system_error when the kernel has no room.
    void watch(int descriptor, std::uint32_t events, Pollable &pollable);
    /// Stops watching. Call it before the descriptor is closed.
    void forget(int descriptor) noexcept;

    TimerWheel &timers() noexcept { return m_timers; }

    void queue(Waiter &waiter) noexcept;
    void unqueue(Waiter &waiter) noexcept;

private:
    void turn(int timeout);
    Task<void> supervise(Task<void> task, std::list<Task<void>>::iterator self);
    void resumeQueued();
    void runPosted();

    FileDescriptor m_epoll;
    FileDescriptor m_wakeup;
    Deadline m_now;
    std::uint32_t m_round = 0;
    TimerWheel m_timers;
    Waiter *m_queueHead = nullptr;
    Waiter *m_queueTail = nullptr;
    std::size_t m_queued = 0;
    std::list<Task<void>> m_tasks;
    std::vector<std::list<Task<void>>::iterator> m_finished;
    std::atomic<bool> m_stopping = false;
    std::mutex m_postedMutex; // taken for posts only, never while a request is served
    std::vector<std::function<void()>> m_posted;
};

} // namespace liteboxd::io
