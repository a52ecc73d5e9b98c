// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/timer_wheel.h"

#include <algorithm>

namespace liteboxd::io {

std::int64_t TimerWheel::tickOf(Deadline deadline) const noexcept
{
    return (deadline - m_start) / tickLength + 1; // rounded up: never early
}

void TimerWheel::set(WaitSlot &slot, Deadline deadline) noexcept
{
    TimerNode &node = slot;
    node.m_deadline = deadline;
    if (deadline == Deadline::max() || (node.m_tick >= 0 && node.m_tick <= tickOf(deadline)))
        return; // in no hurry, or looked at before it is due anyway
    if (node.m_tick >= 0)
        unlink(node);
    insert(node);
}

void TimerWheel::remove(WaitSlot &slot) noexcept
{
    if (slot.m_tick >= 0)
        unlink(slot);
}

void TimerWheel::insert(TimerNode &node) noexcept
{
    node.m_tick = std::clamp(tickOf(node.m_deadline), m_tick + 1, m_tick + slots - 1);
    const auto index = static_cast<std::size_t>(node.m_tick % slots);
    node.m_previous = nullptr;
    node.m_next = m_heads[index];
    if (node.m_next != nullptr)
        node.m_next->m_previous = &node;
    m_heads[index] = &node;
    m_occupied.set(index);
    ++m_count;
}

void TimerWheel::unlink(TimerNode &node) noexcept
{
    const auto index = static_cast<std::size_t>(node.m_tick % slots);
    if (node.m_previous != nullptr)
        node.m_previous->m_next = node.m_next;
    else
        m_heads[index] = node.m_next;
    if (node.m_next != nullptr)
        node.m_next->m_previous = node.m_previous;
    if (m_heads[index] == nullptr)
        m_occupied.reset(index);
    node.m_next = node.m_previous = nullptr;
    node.m_tick = -1;
    --m_count;
}

void TimerWheel::advance(Deadline now) noexcept
{
    const std::int64_t last = (now - m_start) / tickLength;
    if (m_count == 0) {
        m_tick = std::max(m_tick, last);
        return;
    }
    // One lap sees every slot; nodes seen too early are put back relative to the new position.
    const std::int64_t first = std::max(m_tick + 1, last - slots + 1);
    m_tick = std::max(m_tick, last);
    for (std::int64_t tick = first; tick <= last; ++tick) {
        const auto index = static_cast<std::size_t>(tick % slots);
        if (!m_occupied.test(index))
            continue;
        TimerNode *node = m_heads[index];
        while (node != nullptr) {
            TimerNode *const next = node->m_next;
            unlink(*node);
            if (node->m_deadline <= now)
                static_cast<WaitSlot *>(node)->expire();
            else if (node->m_deadline != Deadline::max())
                insert(*node);
            node = next;
        }
    }
}

int TimerWheel::untilNext(Deadline now) const noexcept
{
    if (m_count == 0)
        return -1;
    for (std::int64_t tick = m_tick + 1; tick < m_tick + slots; ++tick) {
        if (!m_occupied.test(static_cast<std::size_t>(tick % slots)))
            continue;
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_start + tick * tickLength - now);
        return static_cast<int>(std::max<std::int64_t>(wait.count(), 0));
    }
    return static_cast<int>((slots * tickLength).count());
}

} // namespace liteboxd::io
