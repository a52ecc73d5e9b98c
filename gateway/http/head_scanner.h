// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace liteboxd::http {

/// Finds the end of a message head, and refuses at once what parsers read differently: a bare LF, a folded line
/// (RFC 9112, 2.2 and 5.2). A bare CR and NUL are HeadParser's to refuse, when the head is whole: Beast's parser looks
/// at each byte anyway. Sans-I/O; call scan() again with more bytes.
class HeadScanner
{
public:
    enum class State { Incomplete, Complete, Malformed };

    /// `bytes` is everything received since the head began; earlier calls' bytes are not looked at again.
    State scan(std::string_view bytes);

    /// Of a complete head: its length with the empty line.
    std::size_t length() const { return m_scanned; }
    /// Length of the first line with its end; 0 while it has not ended.
    std::size_t firstLineLength() const { return m_firstLine; }
    /// For the next message.
    void reset() { m_scanned = m_firstLine = 0; }

private:
    std::size_t m_scanned = 0; ///< everything before is whole, sound lines
    std::size_t m_firstLine = 0;
};

} // namespace liteboxd::http
