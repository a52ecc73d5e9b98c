// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_record.h"

#include <QHash>

#include <cstdint>
#include <vector>

namespace liteboxd::flows {

/// A connection that was seen, however often.
struct SeenFlow
{
    Flow flow; ///< the latest
    std::uint64_t count = 0;
    std::chrono::system_clock::time_point first{};
    std::chrono::system_clock::time_point last{};
};

/// The distinct connections of a stream (RepeatKey): what maps, proposals and replays are made of, where the single
/// packets would be too many. Layer 7 is left out: its names are without number. Bounded: when it is full, the half
/// that was not seen for longest goes. Give it each packet once (DropTwins). One thread; a copy, which costs nothing
/// until one of the two is changed, may go to another.
class FlowDigest
{
public:
    explicit FlowDigest(std::size_t most = 10'000)
        : m_most(most)
    {}

    void take(const Flow &flow);

    /// One that was counted elsewhere.
    void take(const SeenFlow &seen);

    /// In the order of their last time, the latest first.
    std::vector<SeenFlow> values() const;

    /// Each once, in no order, and without a copy.
    template<class Visitor>
    void each(Visitor visit) const
    {
        for (const SeenFlow &seen : m_seen)
            visit(seen);
    }

    std::size_t size() const { return static_cast<std::size_t>(m_seen.size()); }
    void clear() { m_seen.clear(); }

private:
    void makeRoom();

    std::size_t m_most;
    QHash<RepeatKey, SeenFlow> m_seen;
};

} // namespace liteboxd::flows
