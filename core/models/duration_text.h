// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace liteboxd::models {

/// A length of time in one unit, as a table shows it: "45s", "12m", "3h", "2d". Negative lengths count as none.
QString durationText(std::chrono::seconds length);

} // namespace liteboxd::models
