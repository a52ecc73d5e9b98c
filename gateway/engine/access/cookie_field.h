// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::engine {

/// One name and value of a Cookie or Set-Cookie field. Views.
struct CookiePair
{
    std::string_view name;
    std::string_view value;
};

/// "a=1" taken apart, without the blanks around; what has no = is a name.
CookiePair cookiePair(std::string_view cookie);

/// The values of each cookie of that name in a Cookie field.
std::vector<std::string_view> cookieValues(std::string_view cookieField, std::string_view name);

/// The Cookie field without the cookies of that name, all other bytes as they were; nothing if no cookie remains.
std::optional<std::string> withoutCookie(std::string_view cookieField, std::string_view name);

/// Whether a Set-Cookie field would replace the cookie of that name.
bool isCookieSet(std::string_view setCookieField, std::string_view name);

/// The names of all cookies in a Cookie field.
std::vector<std::string_view> cookieNames(std::string_view cookieField);

} // namespace liteboxd::engine
