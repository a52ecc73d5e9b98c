// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/reactor.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace liteboxd::io {

namespace {

/// Of resuming coroutines, in one turn of the loop.
constexpr int mostRounds = 4;

[[noreturn]] void throwErrno(const char *what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

} // namespace

Reactor::Reactor()
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wakeup(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_now(Clock::now())
    , m_timers(m_now)
{
    if (!m_epoll.isValid() || !m_wakeup.isValid())
        throwErrno("reactor");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = nullptr; // the wakeup itself
    if (::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, m_wakeup.get(), &event) != 0)
        throwErrno("epoll_ctl");
}

Reactor::~Reactor()
{
    endTasks();
}

void Reactor::endTasks()
{
    // Newest first: a task may hold what an older one owns, not the other way round.
    while (!m_tasks.empty())
        m_tasks.pop_back();
}

void Reactor::run()
{
    // OpenSSL and splice(2) write to sockets without MSG_NOSIGNAL; a lost peer is an error value here, not a signal.
    sigset_t brokenPipe;
    sigemptyset(&brokenPipe);
    sigaddset(&brokenPipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &brokenPipe, nullptr);
    m_now = Clock::now();
    while (!m_stopping.load(std::memory_order_acquire))
        turn(m_queued > 0 ? 0 : m_timers.untilNext(m_now));
}

/// `timeout` in milliseconds; -1 for none.
void Reactor::turn(int timeout)
{
    std::array<epoll_event, 256> events;
    const int count = ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), timeout);
    m_now = Clock::now();
    bool posted = false;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[static_cast<std::size_t>(i)];
        if (event.data.ptr == nullptr)
            posted = true;
        else
            static_cast<Pollable *>(event.data.ptr)->onEvents(event.events);
    }
    m_timers.advance(m_now);
    // First what was posted: a request that was sent after a token changed must meet the new one.
    if (posted)
        runPosted();
    resumeQueued();
    for (const auto finished : m_finished)
        m_tasks.erase(finished);
    m_finished.clear();
}

void Reactor::stop()
{
    m_stopping.store(true, std::memory_order_release);
    ::eventfd_write(m_wakeup.get(), 1);
}

void Reactor::post(std::function<void()> function)
{
    {
        const std::lock_guard lock(m_postedMutex);
        m_posted.push_back(std::move(function));
    }
    ::eventfd_write(m_wakeup.get(), 1);
}

void Reactor::runPosted()
{
    eventfd_t ignored = 0;
    ::eventfd_read(m_wakeup.get(), &ignored);
    std::vector<std::function<void()>> posted;
    {
        const std::lock_guard lock(m_postedMutex);
        posted.swap(m_posted);
    }
    for (const auto &function : posted)
        function();
}

void Reactor::spawn(Task<void> task)
{
    const auto self = m_tasks.insert(m_tasks.end(), Task<void>(nullptr));
    *self = supervise(std::move(task), self);
    self->start();
}

Task<void> Reactor::supervise(Task<void> task, std::list<Task<void>>::iterator self)
{
    co_await task;
    m_finished.push_back(self);
}

void Reactor::watch(int descriptor, std::uint32_t events, Pollable &pollable)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = &pollable;
    if (::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, descriptor, &event) != 0)
        throwErrno("epoll_ctl");
}

void Reactor::forget(int descriptor) noexcept
{
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, descriptor, nullptr);
}

void Reactor::queue(Waiter &waiter) noexcept
{
    waiter.m_queued = true;
    waiter.m_next = nullptr;
    waiter.m_previous = m_queueTail;
    if (m_queueTail != nullptr)
        m_queueTail->m_next = &waiter;
    else
        m_queueHead = &waiter;
    m_queueTail = &waiter;
    ++m_queued;
}

void Reactor::unqueue(Waiter &waiter) noexcept
{
    (waiter.m_previous != nullptr ? waiter.m_previous->m_next : m_queueHead) = waiter.m_next;
    (waiter.m_next != nullptr ? waiter.m_next->m_previous : m_queueTail) = waiter.m_previous;
    waiter.m_queued = false;
    --m_queued;
}

void Reactor::resumeQueued()
{
    // What a coroutine woke goes on at once, but coroutines that wake each other must not keep the sockets waiting.
    for (int round = 0; round < mostRounds && m_queued > 0; ++round) {
        ++m_round;
        for (std::size_t left = m_queued; left > 0 && m_queueHead != nullptr; --left) {
            Waiter &waiter = *m_queueHead;
            unqueue(waiter);
            waiter.m_handle.resume();
        }
    }
}

} // namespace liteboxd::io
