// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace liteboxd::base {

/// What printableText() does with a line feed. A text of several lines that is ours keeps them; one that somebody else
/// wrote must not begin a line of its own.
enum class LineFeeds { Escaped, Kept };

/// Foreign text for a terminal or a log. Each character that a terminal obeys or that does not show, those of Unicode's
/// categories Cc, Cf, Zl and Zp, becomes `\u{202E}`; a byte that is not UTF-8 (RFC 3629) becomes `\x{FF}`. All else
/// stays as it is, a backslash too: this is for people, not to be read back. Pure.
std::string printableText(std::string_view text, LineFeeds lineFeeds = LineFeeds::Escaped);

/// Whether a character is of Unicode's categories Cc, Cf, Zl or Zp (Unicode 16).
bool isControlOrFormat(char32_t character);

} // namespace liteboxd::base
