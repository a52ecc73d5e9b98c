// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_digest.h"
#include "core/flows/flow_gap.h"

#include <QHash>

#include <cstdint>
#include <vector>

namespace liteboxd::flows {

/// The flows of a short time, repeats taken together, as a recording keeps them: layer 7 and replies too. Bounded: what
/// has no room is counted only. One thread.
class FlowBucket
{
public:
    explicit FlowBucket(std::size_t most = 2'000)
        : m_most(most)
    {}

    /// A twin (DropTwins) brings what its other half did not say, and does not count.
    void take(const Flow &flow, bool isTwin);

    /// Losses of the same cause and node are taken together. Bounded: what has no room is counted only.
    void take(const FlowGap &gap);

    /// By the time of their first, the oldest first.
    std::vector<SeenFlow> values() const;

    /// In the order that they were told.
    const std::vector<FlowGap> &gaps() const { return m_gaps; }

    std::uint64_t passed() const { return m_passed; }
    std::uint64_t dropped() const { return m_dropped; }
    std::uint64_t lost() const { return m_lost; }
    std::uint64_t leftOut() const { return m_leftOut; }

private:
    std::size_t m_most;
    QHash<RepeatKey, SeenFlow> m_seen;
    std::vector<FlowGap> m_gaps;
    std::uint64_t m_passed = 0;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_lost = 0;
    std::uint64_t m_leftOut = 0;
};

} // namespace liteboxd::flows
