// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

namespace liteboxd::http {

/// Counts what is in use at the same time under each of many keys (connections of a client, requests to a sandbox), for
/// all workers together and without a lock: a fixed table of atomic words, each a count and 40 bits of the key. A share
/// for each worker would do without sharing, but refuses a client whose connections happen to land on one worker.
///
/// A key's words lie within one neighbourhood of 16. Two workers that begin the first use of a key at the very same
/// time may each make a word for it, so that a key may have up to `most` in each: the bound is exact but for such a
/// race. When a neighbourhood is full of other keys (tens of thousands in use at once) a use is let through uncounted.
/// Keys are mixed with a secret of this process, so nobody can choose whose word to fill. Thread-safe.
class UseCounter
{
public:
    explicit UseCounter(std::uint32_t most);

    /// One use; ends with this object, which the counter outlives.
    class Use
    {
    public:
        Use() = default;
        explicit Use(std::uint64_t *word)
            : m_word(word)
        {}
        Use(Use &&other) noexcept
            : m_word(std::exchange(other.m_word, nullptr))
        {}
        Use &operator=(Use &&other) noexcept
        {
            std::swap(m_word, other.m_word);
            return *this;
        }
        Use(const Use &) = delete;
        Use &operator=(const Use &) = delete;
        ~Use()
        {
            if (m_word != nullptr)
                std::atomic_ref(*m_word).fetch_sub(1, std::memory_order_relaxed);
        }

    private:
        std::uint64_t *m_word = nullptr;
    };

    /// Nothing when the key has as many uses as it may have.
    std::optional<Use> begin(std::uint64_t key) noexcept;

    std::uint32_t most() const { return m_most; }

    static constexpr std::uint32_t largestMost = (1U << 24U) - 1;

private:
    struct Free
    {
        void operator()(std::uint64_t *words) const { std::free(words); }
    };
    static constexpr std::size_t size = 1U << 16U;
    static constexpr std::size_t neighbourhood = 16;

    std::uint32_t m_most;
    std::uint64_t m_secret;
    std::unique_ptr<std::uint64_t[], Free> m_words; ///< zero: free; the kernel gives pages as they are used
};

} // namespace liteboxd::http
