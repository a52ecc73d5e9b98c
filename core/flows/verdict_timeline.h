// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <vector>

namespace liteboxd::flows {

/// How many flows of each verdict there were, by slots of time, for a chart. Old slots go. One thread.
class VerdictTimeline
{
public:
    using Time = std::chrono::system_clock::time_point;

    struct Slot
    {
        Time begin{};
        std::uint64_t forwarded = 0; ///< and redirected to a proxy
        std::uint64_t dropped = 0;
        std::uint64_t other = 0;

        bool operator==(const Slot &) const = default;
    };

    explicit VerdictTimeline(std::chrono::seconds slot = std::chrono::seconds(10), std::size_t slots = 360)
        : m_slot(slot)
        , m_most(slots)
    {}

    void take(const Flow &flow);

    std::chrono::seconds slot() const { return m_slot; }

    /// All slots up to `now` without a hole, the oldest first; none before the first flow.
    std::vector<Slot> until(Time now) const;

private:
    Time beginOf(Time time) const { return Time((time.time_since_epoch() / m_slot) * m_slot); }

    std::chrono::seconds m_slot;
    std::size_t m_most;
    std::deque<Slot> m_slots; ///< in order; those without flows are not there
};

} // namespace liteboxd::flows
