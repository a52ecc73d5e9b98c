// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log_settings.h"

#include <QDateTime>
#include <QString>

#include <string>

namespace liteboxd::program {

/// Sends Qt's log to standard error from `level` on, each message as logLine() writes it.
void startLogging(base::LogLevel level, base::LogFormat format);

/// One line with its line feed: time (UTC, with milliseconds), severity, message. What looks like a secret is taken out
/// of the message (base::redact()), and what a terminal would obey is shown (base::printableText()), in JSON too:
/// whoever reads that prints it in the end. So what a cluster says can neither begin a line nor colour one. Pure.
std::string logLine(const QDateTime &time, base::LogLevel level, const QString &message, base::LogFormat format);

} // namespace liteboxd::program
