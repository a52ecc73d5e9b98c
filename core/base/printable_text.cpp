// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/printable_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>

namespace liteboxd::base {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// Categories Cc, Cf, Zl and Zp of the Unicode Character Database, in order.
constexpr std::array<Range, 23> unseen{{
    {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x0600, 0x0605},   {0x061C, 0x061C},
    {0x06DD, 0x06DD},   {0x070F, 0x070F},   {0x0890, 0x0891},   {0x08E2, 0x08E2},   {0x180E, 0x180E},
    {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x2064},   {0x2066, 0x206F},   {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0001, 0xE0001}, {0xE0020, 0xE007F},
}};

struct Character
{
    char32_t code = 0;
    std::size_t bytes = 0; ///< 0: the first byte begins no character
};

/// The first character of a text that is not empty (RFC 3629: shortest form, no surrogates, to 10FFFF).
Character firstOf(std::string_view text)
{
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size)
        return {};
    char32_t code = lead & (0x7FU >> size);
    for (std::size_t at = 1; at < size; ++at) {
        if ((byte(at) & 0xC0U) != 0x80)
            return {};
        code = (code << 6U) | (byte(at) & 0x3FU);
    }
    if (code < least[size] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {};
    return {code, size};
}

void appendEscape(std::string &to, char kind, char32_t value)
{
    std::array<char, 16> escape{};
    const int size = std::snprintf(escape.data(), escape.size(), "\\%c{%02X}", kind, static_cast<unsigned>(value));
    to.append(escape.data(), static_cast<std::size_t>(size));
}

} // namespace

bool isControlOrFormat(char32_t character)
{
    const auto range =
        std::find_if(unseen.begin(), unseen.end(), [character](const Range &each) { return character <= each.last; });
    return range != unseen.end() && character >= range->first;
}

std::string printableText(std::string_view text, LineFeeds lineFeeds)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Character character = firstOf(text);
        const std::size_t size = std::max<std::size_t>(character.bytes, 1);
        if (character.bytes == 0)
            appendEscape(out, 'x', static_cast<unsigned char>(text.front()));
        else if (isControlOrFormat(character.code) && !(character.code == '\n' && lineFeeds == LineFeeds::Kept))
            appendEscape(out, 'u', character.code);
        else
            out.append(text.substr(0, size));
        text.remove_prefix(size);
    }
    return out;
}

} // namespace liteboxd::base
