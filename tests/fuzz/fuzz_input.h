// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace liteboxd::fuzz {

/// What must hold for every input; the fuzzer keeps the input that shows otherwise.
inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// The bytes a fuzzer made up: a few choices first, then the text they are about.
class FuzzInput
{
public:
    FuzzInput(const std::uint8_t *bytes, std::size_t size)
        : m_rest(reinterpret_cast<const char *>(bytes), size)
    {}

    /// One of 0 … 255; 0 at the end.
    std::uint8_t choice()
    {
        if (m_rest.empty())
            return 0;
        const auto value = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }

    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

/// `text` in pieces of 1 to about `seed` bytes, as a network might deliver it.
inline std::vector<std::string_view> inPieces(std::string_view text, std::uint8_t seed)
{
    std::vector<std::string_view> pieces;
    std::uint32_t state = seed;
    while (!text.empty()) {
        state = state * 1664525U + 1013904223U;
        const std::size_t size = std::min<std::size_t>(1 + (state >> 16U) % (seed + 1U), text.size());
        pieces.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return pieces;
}

} // namespace liteboxd::fuzz
