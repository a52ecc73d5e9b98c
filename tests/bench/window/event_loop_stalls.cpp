// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/event_loop_stalls.h"

#include <algorithm>

#include <time.h>

namespace liteboxd::bench {

namespace {

/// Of this thread, ns.
qint64 cpuTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1'000'000'000 + time.tv_nsec;
}

} // namespace

EventLoopStalls::EventLoopStalls()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_longest = std::max(m_longest, m_since.nsecsElapsed());
        m_longestCpu = std::max(m_longestCpu, cpuTime() - m_cpuSince);
        m_cpuSince = cpuTime();
        m_since.start();
    });
    m_cpuSince = cpuTime();
    m_since.start();
    m_timer.start(1);
}

} // namespace liteboxd::bench
