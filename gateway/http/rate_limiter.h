// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace liteboxd::http {

/// How often something may happen under each of many keys (requests of a client, of a token, to a sandbox), for all
/// workers together and without a lock: as often a second as it is told, a second's worth of it at once. A fixed table
/// of atomic words, each 20 bits of a key and the time at which all that happened would be over if it came evenly (the
/// generic cell rate algorithm; ITU-T I.371, B.1).
///
/// A key's word lies within one neighbourhood of 8; where that is full of other keys that were busy within the last
/// second, it is let through uncounted. Keys are mixed with a secret of this process, so nobody can choose whose word
/// to fill. Thread-safe.
class RateLimiter
{
public:
    /// 0: as often as it likes.
    explicit RateLimiter(std::uint32_t perSecond);

    bool isOn() const { return m_interval > 0; }

    /// Whether it may happen now; then it counts. If not, it may a second later.
    bool take(std::uint64_t key, std::chrono::steady_clock::time_point now) noexcept;

    static constexpr std::uint32_t mostPerSecond = 100'000;

private:
    struct Free
    {
        void operator()(std::uint64_t *words) const { std::free(words); }
    };
    static constexpr std::size_t size = 1U << 15U;
    static constexpr std::size_t neighbourhood = 8;

    std::uint64_t m_interval; ///< microseconds; 0: off
    std::uint64_t m_secret = 0;
    std::unique_ptr<std::uint64_t[], Free> m_words; ///< zero: free; nullptr where it is off
};

} // namespace liteboxd::http
