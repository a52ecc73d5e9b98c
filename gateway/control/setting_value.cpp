// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/setting_value.h"

#include "core/base/port_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace liteboxd::control {

namespace {

struct Unit
{
    std::string_view name;
    std::uint64_t worth;
};

constexpr std::array<Unit, 4> timeUnits{{{"h", 3'600'000}, {"m", 60'000}, {"s", 1'000}, {"ms", 1}}};
constexpr std::array<Unit, 3> sizeUnits{{{"GiB", 1U << 30U}, {"MiB", 1U << 20U}, {"KiB", 1U << 10U}}};
constexpr std::uint64_t largest = 1'000'000'000'000'000;

template<std::size_t size>
std::optional<std::uint64_t> parseWithUnit(std::string_view text, const std::array<Unit, size> &units,
                                           std::uint64_t withoutUnit)
{
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto number = parseCount(text.substr(0, digits));
    const std::string_view name = text.substr(digits);
    const auto unit = std::find_if(units.begin(), units.end(), [name](const Unit &each) { return each.name == name; });
    const std::uint64_t worth = unit != units.end() ? unit->worth : withoutUnit;
    if (!number || (unit == units.end() && !name.empty()) || *number > largest / worth)
        return std::nullopt;
    return *number * worth;
}

template<std::size_t size>
std::string textWithUnit(std::uint64_t value, const std::array<Unit, size> &units, std::string_view whenNone)
{
    const auto unit =
        std::find_if(units.begin(), units.end(), [value](const Unit &each) { return value % each.worth == 0; });
    if (value == 0 || unit == units.end())
        return std::to_string(value).append(whenNone);
    return std::to_string(value / unit->worth).append(unit->name);
}

} // namespace

std::optional<std::uint64_t> parseCount(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || number > largest)
        return std::nullopt;
    return number;
}

std::optional<std::chrono::milliseconds> parseTime(std::string_view text)
{
    const auto number = parseWithUnit(text, timeUnits, 1'000);
    return number ? std::optional(std::chrono::milliseconds(*number)) : std::nullopt;
}

std::string timeText(std::chrono::milliseconds time)
{
    return textWithUnit(static_cast<std::uint64_t>(time.count()), timeUnits, "s");
}

std::optional<std::uint64_t> parseSize(std::string_view text)
{
    return parseWithUnit(text, sizeUnits, 1);
}

std::string sizeText(std::uint64_t bytes)
{
    return textWithUnit(bytes, sizeUnits, "");
}

std::optional<io::SocketAddress> parseListenAddress(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const std::string_view port = text.substr(colon + 1);
    const auto number = port == "0" ? std::optional<std::uint16_t>(0) : base::parsePort(port);
    if (!number)
        return std::nullopt;
    const auto address = io::SocketAddress::parse(text.substr(0, colon), *number);
    return address ? std::optional(*address) : std::nullopt;
}

} // namespace liteboxd::control
