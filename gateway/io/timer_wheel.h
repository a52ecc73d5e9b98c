// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/waiter.h"

#include <array>
#include <cstdint>

namespace liteboxd::io {

/// Deadlines of a reactor's waits, to about 10 ms. Setting one that lies later than the last costs a store: the
/// node stays in its slot and is moved when the wheel comes by. One thread.
class TimerWheel
{
public:
    explicit TimerWheel(Deadline now)
        : m_start(now)
    {}
    TimerWheel(const TimerWheel &) = delete;
    TimerWheel &operator=(const TimerWheel &) = delete;

    /// The wait at `slot` ends at `deadline` (Deadline::max(): never).
    void set(WaitSlot &slot, Deadline deadline) noexcept;
    void remove(WaitSlot &slot) noexcept;

    /// Expires every wait whose deadline has passed.
    void advance(Deadline now) noexcept;

    /// Milliseconds until the wheel has something to look at; -1 for never.
    int untilNext(Deadline now) const noexcept;

private:
    static constexpr std::int64_t slots = 1024;
    static constexpr std::size_t wordBits = 64;
    static constexpr std::chrono::milliseconds tickLength{10};

    std::int64_t tickOf(Deadline deadline) const noexcept;
    void insert(TimerNode &node) noexcept;
    void unlink(TimerNode &node) noexcept;

    Deadline m_start;
    std::int64_t m_tick = 0; ///< every tick up to here has been looked at
    std::array<TimerNode *, slots> m_heads{};
    std::array<std::uint64_t, slots / wordBits> m_occupied{}; ///< a bit for each head that is not nullptr
    std::size_t m_count = 0;
};

} // namespace liteboxd::io
