// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace liteboxd::models {

/// A moment for the screen, in local time and to the second: as the locale writes dates and times; in the C locale, in
/// which no person lives, as ISO 8601 has it, "2026-11-28 18:05:09".
QString timeText(std::chrono::system_clock::time_point time);

} // namespace liteboxd::models
