// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/gateway_options.h"

namespace liteboxd::gateway {

/// Sends Qt's log to standard error from `level` on, one line per message with time and severity, and with whatever
/// looks like a secret taken out.
void startLogging(LogLevel level);

} // namespace liteboxd::gateway
