// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace liteboxd::sandbox {

/// How fast a copy is, over its last few seconds. A value; the time is the caller's.
class TransferPace
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// `bytes` are there at `now`. Later than the time before.
    void note(std::uint64_t bytes, Time now);

    /// Bytes a second; nothing until there is half a second to go by.
    std::optional<std::uint64_t> perSecond() const;

    /// How long the rest takes at this pace; nothing where that is not known.
    std::optional<std::chrono::seconds> left(std::optional<std::uint64_t> total) const;

private:
    struct Sample
    {
        std::uint64_t bytes = 0;
        Time at;
    };

    std::deque<Sample> m_samples;
};

/// In hundredths, 100 at the most; nothing where the total is not known, or nothing.
std::optional<int> shareOf(std::uint64_t bytes, std::optional<std::uint64_t> total);

} // namespace liteboxd::sandbox
