// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <random>

namespace liteboxd::base {

/// How long to wait before the next attempt: doubles from `first` to `most`, each with full-range jitter of ±50 %,
/// so that many clients that lost one server do not come back together.
class Backoff
{
public:
    using Duration = std::chrono::milliseconds;

    Backoff(Duration first, Duration most, std::uint32_t seed = std::random_device{}());

    /// The wait before the next attempt; each call counts as one failure.
    Duration next();

    /// After a success: start again from `first`.
    void reset() { m_current = m_first; }

private:
    Duration m_first;
    Duration m_most;
    Duration m_current;
    std::minstd_rand m_random;
};

} // namespace liteboxd::base
