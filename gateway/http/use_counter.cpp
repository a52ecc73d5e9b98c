// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/use_counter.h"

#include <algorithm>
#include <new>
#include <random>

namespace liteboxd::http {

namespace {

constexpr std::uint64_t countBits = (1U << 24U) - 1;

/// The finalizer of splitmix64: every bit of the key moves every bit of the result.
std::uint64_t mixed(std::uint64_t key)
{
    key = (key ^ (key >> 30U)) * 0xbf58476d1ce4e5b9U;
    key = (key ^ (key >> 27U)) * 0x94d049bb133111ebU;
    return key ^ (key >> 31U);
}

std::uint64_t secretOfProcess()
{
    std::random_device random;
    return (std::uint64_t{random()} << 32U) | random();
}

} // namespace

UseCounter::UseCounter(std::uint32_t most)
    : m_most(std::min(most, largestMost))
    , m_secret(secretOfProcess())
    , m_words(static_cast<std::uint64_t *>(std::calloc(size, sizeof(std::uint64_t))))
{
    if (!m_words)
        throw std::bad_alloc();
}

std::optional<UseCounter::Use> UseCounter::begin(std::uint64_t key) noexcept
{
    const std::uint64_t hash = mixed(mixed(key ^ m_secret) + m_secret);
    const std::size_t first = (hash % (size / neighbourhood)) * neighbourhood;
    const std::uint64_t mark = hash & ~countBits;
    for (;;) {
        std::uint64_t *free = nullptr;
        std::uint64_t freeValue = 0;
        bool changed = false;
        for (std::size_t i = first; i < first + neighbourhood && !changed; ++i) {
            const std::atomic_ref at(m_words[i]);
            std::uint64_t word = at.load(std::memory_order_relaxed);
            const std::uint64_t count = word & countBits;
            if (count == 0 && free == nullptr) {
                free = &m_words[i];
                freeValue = word;
            }
            if (count == 0 || (word & ~countBits) != mark)
                continue;
            if (count >= m_most)
                return std::nullopt;
            if (at.compare_exchange_weak(word, word + 1, std::memory_order_relaxed))
                return Use(&m_words[i]);
            changed = true;
        }
        if (changed)
            continue;
        if (m_most == 0)
            return std::nullopt;
        if (free == nullptr)
            return Use();
        if (std::atomic_ref(*free).compare_exchange_weak(freeValue, mark | 1U, std::memory_order_relaxed))
            return Use(free);
    }
}

} // namespace liteboxd::http
