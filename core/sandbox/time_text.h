// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace liteboxd::sandbox {

/// A time as RFC 3339 in UTC and whole seconds: "2026-01-02T03:04:05Z".
QString timeText(std::chrono::system_clock::time_point time);

} // namespace liteboxd::sandbox
