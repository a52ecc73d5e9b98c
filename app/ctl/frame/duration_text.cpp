// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/duration_text.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace liteboxd::ctl {

namespace {

using std::chrono::milliseconds;

constexpr std::uint64_t most = 50ULL * 366 * 24 * 3600 * 1000;

std::optional<std::uint64_t> unitOf(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, std::uint64_t>, 5> units{
        {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}};
    for (const auto &[text, factor] : units) {
        if (text == name)
            return factor;
    }
    return std::nullopt;
}

} // namespace

base::Result<milliseconds> parseDuration(std::string_view text)
{
    const auto wrong = base::fail(base::ErrorCode::InvalidArgument,
                                  "a time looks like 30s, 15m, 1h30m or 2d", std::string(text));
    std::uint64_t total = 0;
    std::string_view rest = text;
    if (rest.empty())
        return wrong;
    while (!rest.empty()) {
        std::uint64_t number = 0;
        const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        if (fault != std::errc() || number > most)
            return wrong;
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        const std::string_view name = rest.substr(0, std::min(rest.find_first_of("0123456789"), rest.size()));
        const bool isBare = name.empty() && total == 0;
        const auto unit = isBare ? std::optional<std::uint64_t>(1000) : unitOf(name);
        if (!unit || number > most / *unit || total + number * *unit > most)
            return wrong;
        total += number * *unit;
        rest.remove_prefix(name.size());
    }
    return milliseconds(total);
}

std::string shortDuration(std::chrono::seconds time)
{
    const std::int64_t seconds = std::max<std::int64_t>(0, time.count());
    const std::array<std::pair<std::int64_t, char>, 4> units{
        {{seconds / 86400, 'd'}, {seconds / 3600 % 24, 'h'}, {seconds / 60 % 60, 'm'}, {seconds % 60, 's'}}};
    for (std::size_t i = 0; i + 1 < units.size(); ++i) {
        if (units[i].first == 0)
            continue;
        std::string out = std::to_string(units[i].first) + units[i].second;
        if (units[i + 1].first != 0)
            out += ' ' + std::to_string(units[i + 1].first) + units[i + 1].second;
        return out;
    }
    return std::to_string(seconds) + 's';
}

} // namespace liteboxd::ctl
