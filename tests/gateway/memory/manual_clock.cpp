// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/memory/manual_clock.h"

namespace liteboxd::io {

namespace {

constexpr Clock::time_point beginning{std::chrono::hours(24)};
Clock::time_point current = beginning;

} // namespace

// Instead of gateway/io/clock.cpp, which the linker then leaves in its archive.
Clock::time_point Clock::now() noexcept
{
    return current;
}

void ManualClock::reset()
{
    current = beginning;
}

void ManualClock::advance(Clock::duration by)
{
    current += by;
}

} // namespace liteboxd::io
