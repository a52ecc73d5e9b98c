// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/log_category.h"

namespace liteboxd::gateway {

Q_LOGGING_CATEGORY(gatewayLog, "liteboxd.gateway")

void logTrouble(const base::Error &error)
{
    qCWarning(gatewayLog, "%s", error.text().c_str());
}

} // namespace liteboxd::gateway
