// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QLoggingCategory>

namespace liteboxd::gateway {

Q_DECLARE_LOGGING_CATEGORY(gatewayLog)

/// A warning that is the error's text.
void logTrouble(const base::Error &error);

} // namespace liteboxd::gateway
