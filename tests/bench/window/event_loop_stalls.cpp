// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/event_loop_stalls.h"

#include <algorithm>

namespace liteboxd::bench {

EventLoopStalls::EventLoopStalls()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_longest = std::max(m_longest, m_since.nsecsElapsed());
        m_since.start();
    });
    m_since.start();
    m_timer.start(1);
}

} // namespace liteboxd::bench
