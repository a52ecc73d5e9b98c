// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/label_syntax.h"

#include <algorithm>

namespace liteboxd::policy::explain {

namespace {

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return isLower(c) || (c >= 'A' && c <= 'Z');
}

bool isLabelCharacter(char c)
{
    return isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '.';
}

/// At most 63 characters that begin and end with a letter or digit.
bool isLabelName(std::string_view text)
{
    const auto isEdge = [](char c) { return isLetter(c) || isDigit(c); };
    return !text.empty() && text.size() <= 63 && isEdge(text.front()) && isEdge(text.back()) &&
           std::all_of(text.begin(), text.end(), isLabelCharacter);
}

bool isDnsLabel(std::string_view text)
{
    const auto isEdge = [](char c) { return isLower(c) || isDigit(c); };
    return !text.empty() && isEdge(text.front()) && isEdge(text.back()) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return isEdge(c) || c == '-'; });
}

bool isDnsSubdomain(std::string_view text)
{
    if (text.size() > 253)
        return false;
    while (true) {
        const std::size_t dot = text.find('.');
        if (!isDnsLabel(text.substr(0, dot)))
            return false;
        if (dot == std::string_view::npos)
            return true;
        text.remove_prefix(dot + 1);
    }
}

} // namespace

bool isLabelKey(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return isLabelName(text);
    return isDnsSubdomain(text.substr(0, slash)) && isLabelName(text.substr(slash + 1));
}

bool isLabelValue(std::string_view text)
{
    return text.empty() || isLabelName(text);
}

bool isPortName(std::string_view text)
{
    if (text.empty() || text.size() > 15 || text.front() == '-' || text.back() == '-')
        return false;
    const bool known =
        std::all_of(text.begin(), text.end(), [](char c) { return isLetter(c) || isDigit(c) || c == '-'; });
    return known && text.find("--") == std::string_view::npos && std::any_of(text.begin(), text.end(), isLetter);
}

} // namespace liteboxd::policy::explain
