// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/socket_address.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::control {

/// Decimal digits, no sign; nothing above 10^15.
std::optional<std::uint64_t> parseCount(std::string_view text);

/// A whole number with "ms", "s", "m" or "h"; without a unit it counts seconds.
std::optional<std::chrono::milliseconds> parseTime(std::string_view text);
/// In the largest unit that needs no fraction: "90s", "1h"; "0s".
std::string timeText(std::chrono::milliseconds time);

/// A whole number of bytes, or of "KiB", "MiB", "GiB".
std::optional<std::uint64_t> parseSize(std::string_view text);
std::string sizeText(std::uint64_t bytes);

/// ADDRESS:PORT with a numeric address; port 0 is allowed here and picks one.
std::optional<io::SocketAddress> parseListenAddress(std::string_view text);

} // namespace liteboxd::control
