// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace liteboxd::kube {

/// The date that `text` is (RFC 3339, with its time zone), between 1970 and 2200 (what a clock can count with); else
/// nothing. Pure: any thread.
std::optional<std::chrono::system_clock::time_point> timeFromText(std::string_view text);

/// The same of seconds since 1970, as the API's protobuf encoding writes dates.
std::optional<std::chrono::system_clock::time_point> timeFromSeconds(std::int64_t seconds);

} // namespace liteboxd::kube
