// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/waiter.h"

#include <atomic>
#include <chrono>
#include <cstddef>

namespace liteboxd::engine {

/// Counts the sign-ins that were refused. Anybody on this machine can cause them, as fast as they like: the first is
/// told of at once, and those that follow together, once a minute. Thread-safe, no lock.
class SignInRefusals
{
public:
    static constexpr std::chrono::minutes interval{1};

    /// One more. How many are to be told of now; 0: none.
    std::size_t note(io::Deadline now) noexcept
    {
        m_untold.fetch_add(1, std::memory_order_relaxed);
        return take(now);
    }

    /// How many that have waited are to be told of now; 0: none. To be asked every second or so.
    std::size_t take(io::Deadline now) noexcept
    {
        auto next = m_next.load(std::memory_order_relaxed);
        const auto time = now.time_since_epoch().count();
        if (m_untold.load(std::memory_order_relaxed) == 0 || time < next ||
            !m_next.compare_exchange_strong(next, (now + interval).time_since_epoch().count(),
                                            std::memory_order_relaxed))
            return 0;
        return m_untold.exchange(0, std::memory_order_relaxed);
    }

private:
    std::atomic<std::size_t> m_untold = 0;
    std::atomic<io::Deadline::rep> m_next = io::Deadline::min().time_since_epoch().count();
};

} // namespace liteboxd::engine
