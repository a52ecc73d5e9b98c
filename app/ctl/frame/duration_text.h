// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace liteboxd::ctl {

/// A time as people write it: numbers with the units ms, s, m, h or d one after the other ("1h30m"), or a number of
/// seconds. InvalidArgument for anything else, and for more than 50 years.
base::Result<std::chrono::milliseconds> parseDuration(std::string_view text);

/// "3d 4h", "12m 5s", "40s": the two largest units that count.
std::string shortDuration(std::chrono::seconds time);

} // namespace liteboxd::ctl
