// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redaction.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace liteboxd::base {

namespace {

constexpr std::string_view redacted = "[redacted]";

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

bool isTokenCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.' || c == '~' ||
           c == '+' || c == '/' || c == '=';
}

bool looksSecret(std::string_view word)
{
    const bool hex = word.size() >= 64 &&
                     std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
    const bool webToken = word.starts_with("eyJ") && std::count(word.begin(), word.end(), '.') == 2;
    return hex || webToken;
}

} // namespace

std::string_view redactedFieldValue(std::string_view fieldName, std::string_view value)
{
    constexpr std::array names{"authorization", "proxy-authorization", "cookie", "set-cookie", "x-access-token"};
    for (const std::string_view name : names) {
        if (equalsIgnoringCase(fieldName, name))
            return redacted;
    }
    return value;
}

std::string redact(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool afterBearer = false;
    for (std::size_t at = 0; at < text.size();) {
        if (!isTokenCharacter(text[at])) {
            if (text[at] != ' ')
                afterBearer = false;
            out.push_back(text[at++]);
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isTokenCharacter(text[end]))
            ++end;
        const std::string_view word = text.substr(at, end - at);
        out += afterBearer || looksSecret(word) ? redacted : word;
        afterBearer = equalsIgnoringCase(word, "bearer");
        at = end;
    }
    return out;
}

} // namespace liteboxd::base
