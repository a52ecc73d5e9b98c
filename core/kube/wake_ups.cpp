// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wake_ups.h"

#include <ctime>
#include <utility>

namespace liteboxd::kube {

namespace {

/// Less sleep than this breaks no connection.
constexpr std::chrono::seconds shortSleep{3};

/// A timer that is later than this was not only busy.
constexpr std::chrono::seconds longPause{30};

std::chrono::nanoseconds timeOf(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

std::chrono::nanoseconds WakeUps::systemSleep()
{
    const auto monotonic = timeOf(CLOCK_MONOTONIC); // first: a pause between the two reads must not look like less
    return timeOf(CLOCK_BOOTTIME) - monotonic;
}

WakeUps::WakeUps(std::shared_ptr<const base::Clock> clock, SleepCount sleepCount, std::chrono::milliseconds interval,
                 QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_sleepCount(std::move(sleepCount))
    , m_interval(interval)
    , m_slept(m_sleepCount())
    , m_looked(m_clock->steady())
{
    connect(&m_timer, &QTimer::timeout, this, &WakeUps::look);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.start(interval);
}

void WakeUps::look()
{
    const auto slept = m_sleepCount();
    const auto now = m_clock->steady();
    const bool wasAsleep = slept - std::exchange(m_slept, slept) >= shortSleep;
    const bool wasStill = now - std::exchange(m_looked, now) >= m_interval + longPause;
    if (wasAsleep || wasStill)
        Q_EMIT happened();
}

} // namespace liteboxd::kube
