// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_gap.h"

namespace liteboxd::flows {

/// As exports and JSON call it: "perfRing", "observerQueue", "hubbleRing", "disconnected", "unread"; else "unknown".
QString gapCauseName(GapCause cause);

} // namespace liteboxd::flows
