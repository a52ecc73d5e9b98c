// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace liteboxd::bench {

/// The longest time that the event loop did not come round since this was made, and the most that its thread was on the
/// CPU between two rounds: the same where nothing else wants the CPU. On the thread that made it.
class EventLoopStalls : public QObject
{
    Q_OBJECT

public:
    EventLoopStalls();

    double longestMilliseconds() const { return static_cast<double>(m_longest) / 1e6; }
    double longestCpuMilliseconds() const { return static_cast<double>(m_longestCpu) / 1e6; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
    qint64 m_cpuSince = 0; ///< ns
    qint64 m_longestCpu = 0;
};

} // namespace liteboxd::bench
