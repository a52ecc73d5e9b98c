// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/waiter.h"

namespace liteboxd::io {

/// A coroutine's wait for a time, and for nothing else. One reactor's thread.
class Timer
{
public:
    explicit Timer(Reactor &reactor)
        : m_slot(reactor)
    {}

    /// `co_await timer.until(deadline)`: always TimedOut.
    Waiter until(Deadline deadline) { return m_slot.wait(deadline); }

private:
    WaitSlot m_slot;
};

} // namespace liteboxd::io
