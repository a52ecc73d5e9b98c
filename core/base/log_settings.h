// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::base {

/// From which severity on a program writes to its log.
enum class LogLevel { Error, Warning, Info, Debug };

/// How a line of a log is written.
enum class LogFormat {
    Text, ///< for people
    Json, ///< one object a line, for collectors
};

} // namespace liteboxd::base
