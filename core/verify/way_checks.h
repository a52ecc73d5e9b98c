// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/check_catalog.h"
#include "core/verify/way_probe.h"

namespace liteboxd::verify {

/// The last hops of a path, one for each upstream mode of a gateway: HTTP and a WebSocket to the sandbox by
/// `apiserver`, `portforward` and `direct`. They build on path.address and path.listener.
void addWayChecks(const CheckTools &tools, const WayRequest &request, Checks &checks);

/// What an answer over one way means; `way` is "mode portforward". Pure.
CheckOutcome judgeWay(const base::Result<int> &status, const QString &way, const WayRequest &request);

} // namespace liteboxd::verify
