// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/log_settings.h"

namespace liteboxd::gateway {

/// Sends Qt's log to standard error from `level` on, one line per message with time and severity, and with whatever
/// looks like a secret taken out.
void startLogging(control::LogLevel level, control::LogFormat format);

} // namespace liteboxd::gateway
