// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace liteboxd::base {

/// Whether two texts differ in nothing but the case of ASCII letters, as field names and schemes are compared. The
/// locale plays no part.
bool equalsIgnoringCase(std::string_view a, std::string_view b);

/// The text without the spaces and tabs around it (OWS of RFC 9110, 5.6.3).
std::string_view trimmed(std::string_view text);

/// An ASCII letter in lower case; any other byte as it is.
char lower(char c);

/// Whether an ASCII letter or digit. The locale plays no part.
bool isAlphanumeric(char c);

/// 0 to 15; -1 for what is no hex digit.
int hexValue(char c);

/// Two lower-case hex digits for each byte.
std::string hex(std::span<const unsigned char> bytes);

} // namespace liteboxd::base
