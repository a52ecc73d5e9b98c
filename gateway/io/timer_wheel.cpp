// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/timer_wheel.h"

#include <algorithm>
#include <bit>

namespace liteboxd::io {

std::int64_t TimerWheel::tickOf(Deadline deadline) const noexcept
{
    return (deadline - m_start) / tickLength + 1; // rounded up: never early
}

void TimerWheel::set(WaitSlot &slot, Deadline deadline) noexcept
{
    TimerNode &node = slot;
    node.m_deadline = deadline;
    // The second: tickOf(deadline) >= node.m_tick, without a division.
    if (deadline == Deadline::max() || (node.m_tick >= 0 && deadline - m_start >= (node.m_tick - 1) * tickLength))
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
    m_occupied[index / wordBits] |= std::uint64_t{1} << (index % wordBits);
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
        m_occupied[index / wordBits] &= ~(std::uint64_t{1} << (index % wordBits));
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
        if (m_heads[index] == nullptr)
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
    // Word by word: this runs in every turn of the loop.
    std::int64_t tick = m_tick + 1;
    const std::int64_t end = m_tick + slots;
    while (tick < end) {
        const auto index = static_cast<std::size_t>(tick % slots);
        const std::uint64_t word = m_occupied[index / wordBits] >> (index % wordBits);
        if (word != 0) {
            tick += std::countr_zero(word);
            break;
        }
        tick += static_cast<std::int64_t>(wordBits - index % wordBits);
    }
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_start + std::min(tick, end) * tickLength - now);
    return static_cast<int>(std::max<std::int64_t>(wait.count(), 0));
}

} // namespace liteboxd::io
