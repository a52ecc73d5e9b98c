// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace liteboxd::io {

/// The steady clock, read in one place. A program that defines Clock::now() itself, as tests of time-outs do, is linked
/// without ours: a seam that costs nothing where the real clock ticks.
struct Clock
{
    using duration = std::chrono::steady_clock::duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::steady_clock::time_point;
    static constexpr bool is_steady = true;

    static time_point now() noexcept;
};

} // namespace liteboxd::io
