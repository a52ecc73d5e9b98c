// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace liteboxd::store {

/// A time as the store keeps it: milliseconds since 1970 in UTC.
qint64 storedTime(std::chrono::system_clock::time_point time);
std::chrono::system_clock::time_point timeFromStored(qint64 milliseconds);

/// As JSON has it: RFC 3339 in UTC with milliseconds.
QString isoText(std::chrono::system_clock::time_point time);

} // namespace liteboxd::store
