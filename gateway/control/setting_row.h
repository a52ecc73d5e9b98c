// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/headless_configuration.h"
#include "gateway/control/setting.h"
#include "gateway/control/setting_value.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Makes rows of settingTable() by the kind of their value.
namespace liteboxd::control::setting_rows {

using std::chrono::milliseconds;
using Values = std::vector<std::string>;

template<class Value, std::size_t size>
using SettingNames = std::array<std::pair<std::string_view, Value>, size>;

// `field` is a generic lambda that gives a reference to one field of a configuration.

template<class Field>
Setting text(std::string name, std::string group, std::string form, std::string help, Field field)
{
    return {std::move(name),
            std::move(group),
            std::move(form),
            std::move(help),
            "something",
            Setting::Takes::One,
            Setting::Places::All,
            [field](HeadlessConfiguration &to, const Values &values) {
                field(to) = values.front();
                return !values.front().empty();
            },
            [field](const HeadlessConfiguration &of) { return field(of); }};
}

template<class Field>
Setting time(std::string name, std::string group, std::string help, milliseconds least, milliseconds most, Field field)
{
    return {std::move(name),
            std::move(group),
            "TIME",
            std::move(help),
            "a time from " + timeText(least) + " to " + timeText(most) +
                ", like 50milliseconds(0), 30s, 5m, 1h; without a unit, seconds",
            Setting::Takes::One,
            Setting::Places::All,
            [=](HeadlessConfiguration &to, const Values &values) {
                const auto value = parseTime(values.front());
                field(to) = value.value_or(milliseconds(0));
                return value && *value >= least && *value <= most;
            },
            [field](const HeadlessConfiguration &of) { return timeText(field(of)); }};
}

template<class Field>
Setting size(std::string name, std::string group, std::string help, std::uint64_t least, std::uint64_t most,
             Field field)
{
    return {std::move(name),
            std::move(group),
            "SIZE",
            std::move(help),
            "a number of bytes from " + sizeText(least) + " to " + sizeText(most) + ", like 500, 32KiB, 1MiB",
            Setting::Takes::One,
            Setting::Places::All,
            [=](HeadlessConfiguration &to, const Values &values) {
                const auto value = parseSize(values.front());
                field(to) = value.value_or(0);
                return value && *value >= least && *value <= most;
            },
            [field](const HeadlessConfiguration &of) { return sizeText(field(of)); }};
}

template<class Field>
Setting count(std::string name, std::string group, std::string help, std::uint64_t least, std::uint64_t most,
              Field field)
{
    return {std::move(name),
            std::move(group),
            "NUMBER",
            std::move(help),
            "a number from " + std::to_string(least) + " to " + std::to_string(most),
            Setting::Takes::One,
            Setting::Places::All,
            [=](HeadlessConfiguration &to, const Values &values) {
                const auto value = parseCount(values.front());
                field(to) = static_cast<std::remove_reference_t<decltype(field(to))>>(value.value_or(0));
                return value && *value >= least && *value <= most;
            },
            [field](const HeadlessConfiguration &of) { return std::to_string(field(of)); }};
}

template<class Value, std::size_t size, class Field>
Setting choice(std::string name, std::string group, std::string help, const SettingNames<Value, size> &names,
               Field field)
{
    std::string form;
    std::string permitted;
    for (std::size_t i = 0; i < size; ++i) {
        form.append(i == 0 ? "" : "|").append(names[i].first);
        permitted.append(i == 0 ? "" : i + 1 == size ? " or " : ", ").append(names[i].first);
    }
    return {std::move(name),
            std::move(group),
            std::move(form),
            std::move(help),
            std::move(permitted),
            Setting::Takes::One,
            Setting::Places::All,
            [=](HeadlessConfiguration &to, const Values &values) {
                const auto found = std::find_if(names.begin(), names.end(),
                                                [&](const auto &each) { return each.first == values.front(); });
                if (found != names.end())
                    field(to) = found->second;
                return found != names.end();
            },
            [=](const HeadlessConfiguration &of) {
                return std::string(std::find_if(names.begin(), names.end(), [&](const auto &each) {
                                       return each.second == field(of);
                                   })->first);
            }};
}

} // namespace liteboxd::control::setting_rows
