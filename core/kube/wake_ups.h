// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace liteboxd::kube {

/// Notices that this machine slept, or that this program stood still for long: by the system's count of sleep, and by a
/// timer that comes late. Both mean that peers may have given up their connections without our hearing of it. One
/// thread.
class WakeUps final : public QObject
{
    Q_OBJECT

public:
    /// How long the machine has slept since it started.
    using SleepCount = std::function<std::chrono::nanoseconds()>;

    /// CLOCK_BOOTTIME less CLOCK_MONOTONIC (clock_gettime(2)).
    static std::chrono::nanoseconds systemSleep();

    explicit WakeUps(std::shared_ptr<const base::Clock> clock = std::make_shared<base::SystemClock>(),
                     SleepCount sleepCount = systemSleep, std::chrono::milliseconds interval = std::chrono::seconds(5),
                     QObject *parent = nullptr);

Q_SIGNALS:
    void happened();

private:
    void look();

    std::shared_ptr<const base::Clock> m_clock;
    SleepCount m_sleepCount;
    std::chrono::milliseconds m_interval;
    QTimer m_timer;
    std::chrono::nanoseconds m_slept;
    std::chrono::steady_clock::time_point m_looked;
};

} // namespace liteboxd::kube
