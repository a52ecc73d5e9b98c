// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace liteboxd::base {

/// A TCP port written the one way we accept: decimal, 1–65535, no sign, no leading zero. Nothing else is a port.
std::optional<std::uint16_t> parsePort(std::string_view text);

} // namespace liteboxd::base
