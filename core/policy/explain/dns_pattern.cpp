// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/dns_pattern.h"

#include <algorithm>
#include <string>
#include <vector>

namespace liteboxd::policy::explain {

namespace {

char lowerCase(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string qualified(std::string_view text)
{
    std::string name;
    for (const char c : text)
        name += lowerCase(c);
    if (name.empty() || name.back() != '.')
        name += '.';
    return name;
}

std::string_view unqualified(std::string_view name)
{
    return name.ends_with('.') ? name.substr(0, name.size() - 1) : name;
}

/// Whatever the case of the letters.
bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() &&
           std::equal(end.begin(), end.end(), text.end() - static_cast<std::ptrdiff_t>(end.size()),
                      [](char a, char b) { return lowerCase(a) == lowerCase(b); });
}

/// A name of one label or more, each of at least one character.
bool isName(std::string_view name)
{
    bool atBegin = true;
    for (const char c : name) {
        if (c == '.' ? atBegin : !isNameCharacter(c))
            return false;
        atBegin = c == '.';
    }
    return true;
}

bool matches(std::string_view pattern, std::string_view name)
{
    // reached[i]: the pattern so far can stand for the first i characters of the name.
    std::vector<bool> reached(name.size() + 1, false);
    reached[0] = true;
    for (const char c : pattern) {
        if (c == '*') {
            for (std::size_t at = 0; at < name.size(); ++at)
                reached[at + 1] = reached[at + 1] || (reached[at] && isNameCharacter(name[at]));
            continue;
        }
        for (std::size_t at = name.size(); at > 0; --at)
            reached[at] = reached[at - 1] && name[at - 1] == c;
        reached[0] = false;
    }
    return reached[name.size()];
}

} // namespace

bool meansName(const objects::FqdnSelector &selector, std::string_view name)
{
    const std::string_view pattern = selector.matchName.empty() ? selector.matchPattern : selector.matchName;
    const std::string_view literal = unqualified(pattern).substr(unqualified(pattern).rfind('*') + 1);
    if (!endsWith(unqualified(name), literal) && pattern != "*")
        return false; // nearly always: a cluster has thousands of selectors
    const std::string wanted = qualified(name);
    if (selector.matchName.empty() && pattern == "*")
        return wanted == "." || isName(wanted);
    return matches(qualified(pattern), wanted);
}

} // namespace liteboxd::policy::explain
