// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/setting.h"

namespace liteboxd::control {

/// Every setting of the headless gateway, in the order help and documentation show them. The only place that knows
/// their names, defaults and what they may be. No name begins with "port" or "service": Kubernetes itself sets
/// variables LITEBOXD_GATEWAY_PORT and LITEBOXD_GATEWAY_SERVICE_… for a Service named liteboxd-gateway.
const std::vector<Setting> &settingTable();

/// The row of that name; nullptr if there is none.
const Setting *findSetting(std::string_view name);

} // namespace liteboxd::control
