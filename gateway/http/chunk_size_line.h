// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <string_view>

namespace liteboxd::http {

/// The line before a chunk's data (RFC 9112, 7.1): its size and CRLF. CRLF follows the data, too.
class ChunkSizeLine
{
public:
    /// `size` is not 0: that line ends the body.
    explicit ChunkSizeLine(std::size_t size)
    {
        char *end = std::to_chars(m_text.data(), m_text.data() + m_text.size() - 2, size, 16).ptr;
        *end++ = '\r';
        *end++ = '\n';
        m_length = static_cast<std::size_t>(end - m_text.data());
    }

    /// Valid as long as this.
    std::string_view text() const { return {m_text.data(), m_length}; }

private:
    std::array<char, 18> m_text{}; // 16 digits
    std::size_t m_length = 0;
};

} // namespace liteboxd::http
