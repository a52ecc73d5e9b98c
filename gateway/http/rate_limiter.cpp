// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/rate_limiter.h"

#include <algorithm>
#include <atomic>
#include <new>
#include <random>

namespace liteboxd::http {

namespace {

constexpr unsigned timeBits = 44;
constexpr std::uint64_t timeMask = (std::uint64_t{1} << timeBits) - 1;
constexpr std::uint64_t second = 1'000'000;

/// The finalizer of splitmix64: every bit of the key moves every bit of the result.
std::uint64_t mixed(std::uint64_t key)
{
    key = (key ^ (key >> 30U)) * 0xbf58476d1ce4e5b9U;
    key = (key ^ (key >> 27U)) * 0x94d049bb133111ebU;
    return key ^ (key >> 31U);
}

/// How far the time in a word lies ahead; 0 if it is over, or so far ahead that it is of an earlier round of the clock.
std::uint64_t ahead(std::uint64_t word, std::uint64_t now)
{
    const std::uint64_t difference = (word - now) & timeMask;
    return word != 0 && difference <= 2 * second ? difference : 0; // a free word is of no time
}

} // namespace

RateLimiter::RateLimiter(std::uint32_t perSecond)
    : m_interval(perSecond == 0 ? 0 : second / std::min(perSecond, mostPerSecond))
{
    if (!isOn())
        return;
    std::random_device random;
    m_secret = (std::uint64_t{random()} << 32U) | random();
    m_words.reset(static_cast<std::uint64_t *>(std::calloc(size, sizeof(std::uint64_t))));
    if (!m_words)
        throw std::bad_alloc();
}

bool RateLimiter::take(std::uint64_t key, std::chrono::steady_clock::time_point at) noexcept
{
    if (!isOn())
        return true;
    const auto passed = std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count();
    const std::uint64_t now = static_cast<std::uint64_t>(passed) & timeMask;
    const std::uint64_t hash = mixed(mixed(key ^ m_secret) + m_secret);
    const std::size_t first = (hash % (size / neighbourhood)) * neighbourhood;
    const std::uint64_t mark = hash & ~timeMask;
    for (;;) {
        std::uint64_t *place = nullptr;
        std::uint64_t value = 0;
        for (std::size_t i = first; i < first + neighbourhood; ++i) {
            const std::uint64_t word = std::atomic_ref(m_words[i]).load(std::memory_order_relaxed);
            const bool isOwn = (word & ~timeMask) == mark;
            if (!isOwn && (place != nullptr || ahead(word, now) > 0))
                continue;
            place = &m_words[i];
            value = word;
            if (isOwn)
                break;
        }
        if (place == nullptr)
            return true;
        const std::uint64_t until = ahead(value, now) + m_interval;
        if (until > second)
            return false;
        const std::uint64_t next = mark | ((now + until) & timeMask);
        if (std::atomic_ref(*place).compare_exchange_weak(value, next, std::memory_order_relaxed))
            return true;
    }
}

} // namespace liteboxd::http
