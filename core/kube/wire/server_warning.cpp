// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/server_warning.h"

#include <algorithm>
#include <string_view>

namespace liteboxd::kube {

namespace {

constexpr std::size_t longestText = 1000;
constexpr std::size_t mostWarnings = 50;

void skipSpaces(std::string_view &rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
}

/// A quoted string at the beginning of `rest` (RFC 9110, 5.6.4), taken off it; false if there is none.
bool takeQuoted(std::string_view &rest, std::string &text)
{
    if (!rest.starts_with('"'))
        return false;
    std::size_t i = 1;
    for (; i < rest.size() && rest[i] != '"'; ++i) {
        if (rest[i] == '\\' && i + 1 < rest.size())
            ++i;
        const auto c = static_cast<unsigned char>(rest[i]);
        text += c < ' ' || c == 0x7f ? ' ' : rest[i];
    }
    if (i >= rest.size())
        return false;
    rest.remove_prefix(i + 1);
    return true;
}

} // namespace

std::vector<std::string> readWarnings(QByteArrayView field)
{
    std::vector<std::string> out;
    std::string_view rest(field.data(), static_cast<std::size_t>(field.size()));
    while (out.size() < mostWarnings) {
        skipSpaces(rest);
        const auto code = rest.substr(0, std::min<std::size_t>(rest.find(' '), rest.size()));
        if (code.size() != 3 || rest.size() < 5)
            break;
        rest.remove_prefix(code.size());
        skipSpaces(rest);
        rest.remove_prefix(std::min(rest.find(' '), rest.size())); // the agent
        skipSpaces(rest);
        std::string text;
        std::string date;
        if (!takeQuoted(rest, text))
            break;
        skipSpaces(rest);
        takeQuoted(rest, date);
        if (code == "299" && !text.empty())
            out.push_back(text.substr(0, longestText));
        skipSpaces(rest);
        if (!rest.starts_with(','))
            break;
        rest.remove_prefix(1);
    }
    return out;
}

} // namespace liteboxd::kube
