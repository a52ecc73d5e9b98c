// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/waiter.h"

#include <chrono>
#include <cstdint>

namespace liteboxd::http {

/// How long the sender of a body may keep us waiting: `idle` for its next byte, and in all for `idle` and the time that
/// its bytes take at `leastRate`, so that a byte now and then does not hold a connection for ever. Only waits for the
/// sender count: that a receiver is slow is not its fault.
class BodyPace
{
public:
    /// `leastRate` in bytes per second; 0: any.
    explicit BodyPace(std::chrono::milliseconds idle, std::uint32_t leastRate = 0)
        : m_idle(idle)
        , m_leastRate(leastRate)
    {}

    /// The same for what comes from now on, with another `idle`.
    BodyPace anew(std::chrono::milliseconds idle) const { return BodyPace(idle, m_leastRate); }

    /// Lets each wait last that much longer: the sender may be waiting for somebody else.
    void allow(std::chrono::milliseconds more) { m_idle += more; }

    /// Until when a wait that begins now may last.
    io::Deadline begin(io::Deadline now);
    void end(io::Deadline now) { m_waited += now - m_begin; }
    void noteBytes(std::uint64_t count) { m_bytes += count; }

private:
    std::chrono::milliseconds m_idle;
    std::uint32_t m_leastRate;
    std::uint64_t m_bytes = 0;
    io::Deadline m_begin{};
    io::Clock::duration m_waited{};
};

} // namespace liteboxd::http
