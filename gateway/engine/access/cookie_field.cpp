// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/cookie_field.h"

#include "gateway/http/message_head.h"

#include <algorithm>

namespace liteboxd::engine {

namespace {

/// A cookie without a name is sent back as its value alone, which may look like a cookie with ours.
CookiePair splitAsSentBack(std::string_view cookie)
{
    const CookiePair pair = cookiePair(cookie);
    return pair.name.empty() ? cookiePair(pair.value) : pair;
}

} // namespace

CookiePair cookiePair(std::string_view cookie)
{
    const std::size_t equals = cookie.find('=');
    if (equals == std::string_view::npos)
        return {http::trimmed(cookie), {}};
    return {http::trimmed(cookie.substr(0, equals)), http::trimmed(cookie.substr(equals + 1))};
}

std::vector<std::string_view> cookieValues(std::string_view cookieField, std::string_view name)
{
    std::vector<std::string_view> values;
    while (!cookieField.empty()) {
        const std::size_t end = std::min(cookieField.find(';'), cookieField.size());
        if (const CookiePair pair = cookiePair(cookieField.substr(0, end)); pair.name == name)
            values.push_back(pair.value);
        cookieField.remove_prefix(std::min(end + 1, cookieField.size()));
    }
    return values;
}

std::optional<std::string> withoutCookie(std::string_view cookieField, std::string_view name)
{
    std::string rest;
    bool isFirstKept = true;
    for (std::size_t begin = 0; begin <= cookieField.size();) {
        const std::size_t end = std::min(cookieField.find(';', begin), cookieField.size());
        std::string_view cookie = cookieField.substr(begin, end - begin);
        const bool stoodBehindAnother = begin != 0;
        begin = end + 1;
        if (splitAsSentBack(cookie).name == name)
            continue;
        if (!isFirstKept)
            rest += ';';
        else if (stoodBehindAnother)
            cookie.remove_prefix(std::min(cookie.find_first_not_of(" \t"), cookie.size()));
        rest += cookie;
        isFirstKept = false;
    }
    if (rest.find_first_not_of(" \t;") == std::string::npos)
        return std::nullopt;
    return rest;
}

bool isCookieSet(std::string_view setCookieField, std::string_view name)
{
    return splitAsSentBack(setCookieField.substr(0, setCookieField.find(';'))).name == name;
}

std::vector<std::string_view> cookieNames(std::string_view cookieField)
{
    std::vector<std::string_view> names;
    while (!cookieField.empty()) {
        const std::size_t end = std::min(cookieField.find(';'), cookieField.size());
        if (const std::string_view name = cookiePair(cookieField.substr(0, end)).name; !name.empty())
            names.push_back(name);
        cookieField.remove_prefix(std::min(end + 1, cookieField.size()));
    }
    return names;
}

} // namespace liteboxd::engine
