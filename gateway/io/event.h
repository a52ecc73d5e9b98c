// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/waiter.h"

namespace liteboxd::io {

/// Something one coroutine waits for and others announce. Stays announced until the waiter has seen it.
/// One reactor's thread.
class Event
{
public:
    explicit Event(Reactor &reactor)
        : m_slot(reactor)
    {}

    void notify() { m_slot.raise(); }
    /// Forgets announcements made so far; call it after a wait that came back Ready.
    void reset() { m_slot.clear(); }
    bool isNotified() const { return m_slot.isRaised(); }
    /// This and every later wait ends with Cancelled.
    void cancel() { m_slot.cancel(); }

    Waiter wait(Deadline deadline = Deadline::max()) { return m_slot.wait(deadline); }

private:
    WaitSlot m_slot;
};

} // namespace liteboxd::io
