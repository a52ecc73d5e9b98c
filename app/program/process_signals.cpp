// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/process_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

namespace liteboxd::program {

namespace {

/// Where the handler writes to; -1: nobody listens. A handler can be given nothing else.
std::atomic<int> writing = -1;
static_assert(std::atomic<int>::is_always_lock_free);

void setHandler(int number, void (*handler)(int))
{
    struct sigaction action
    {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(number, &action, nullptr);
}

/// Calls only what signal-safety(7) permits.
void handle(int number)
{
    const int error = errno;
    if (number != SIGHUP) {
        // From here on these end the process; SIGHUP still means what it did, for a drain may take long.
        setHandler(SIGTERM, SIG_DFL);
        setHandler(SIGINT, SIG_DFL);
    }
    const auto byte = static_cast<unsigned char>(number);
    [[maybe_unused]] const ssize_t written = ::write(writing.load(std::memory_order_relaxed), &byte, 1);
    errno = error;
}

} // namespace

ProcessSignals::ProcessSignals()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // no descriptor is left: the signals keep their own effect
    m_reading = ends[0];
    writing = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_reading, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ProcessSignals::read);
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        setHandler(number, handle);
}

ProcessSignals::~ProcessSignals()
{
    if (m_reading < 0)
        return;
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        setHandler(number, SIG_DFL);
    m_notifier.reset();
    ::close(writing.exchange(-1));
    ::close(m_reading);
}

void ProcessSignals::read()
{
    unsigned char number = 0;
    while (::read(m_reading, &number, 1) == 1) {
        if (number == SIGHUP)
            Q_EMIT reloadAsked();
        else
            Q_EMIT endAsked();
    }
}

} // namespace liteboxd::program
