// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/waiter.h"

#include "gateway/io/reactor.h"

#include <utility>

namespace liteboxd::io {

Waiter::~Waiter()
{
    if (m_queued)
        m_slot.m_reactor.unqueue(*this);
    if (m_slot.m_waiter == this)
        m_slot.m_waiter = nullptr;
}

bool Waiter::await_ready() noexcept
{
    if (m_slot.m_cancelled) {
        m_status = WaitStatus::Cancelled;
        return true;
    }
    return m_slot.m_raised && !m_slot.m_yields;
}

void Waiter::await_suspend(std::coroutine_handle<> handle) noexcept
{
    m_handle = handle;
    if (std::exchange(m_slot.m_yields, false) && m_slot.m_raised) {
        m_slot.m_reactor.queue(*this);
        return;
    }
    m_slot.m_waiter = this;
    m_slot.m_reactor.timers().set(m_slot, m_deadline);
}

WaitSlot::~WaitSlot()
{
    m_reactor.timers().remove(*this);
}

void WaitSlot::raise() noexcept
{
    m_raised = true;
    wake(WaitStatus::Ready);
}

void WaitSlot::cancel() noexcept
{
    m_cancelled = true;
    wake(WaitStatus::Cancelled);
}

void WaitSlot::wake(WaitStatus status) noexcept
{
    if (m_waiter == nullptr)
        return;
    Waiter &waiter = *m_waiter;
    m_waiter = nullptr;
    m_deadline = Deadline::max(); // the wheel drops the node when it comes by
    waiter.m_status = status;
    m_reactor.queue(waiter);
}

} // namespace liteboxd::io
