// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/http_date.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace liteboxd::http {

std::string_view httpDate()
{
    // Not by strftime(): a program with windows has the locale of its user.
    static constexpr std::array<const char *, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char *, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static thread_local std::time_t second = -1;
    static thread_local std::array<char, 80> text{};
    static thread_local int length = 0;
    const std::time_t now = std::time(nullptr);
    if (now != second) {
        std::tm parts{};
        ::gmtime_r(&now, &parts);
        length = std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                               days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                               months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900, parts.tm_hour,
                               parts.tm_min, parts.tm_sec);
        second = now;
    }
    return {text.data(), static_cast<std::size_t>(length)};
}

} // namespace liteboxd::http
