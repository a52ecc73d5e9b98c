// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/judge.h"
#include "gateway/http/exchange.h"
#include "gateway/io/task.h"

namespace liteboxd::engine {

/// Answers a question about the gateway's health.
io::Task<void> answerHealth(http::Exchange &exchange, HealthRequest request, RouteTable::Freshness freshness,
                            bool isEnding);

} // namespace liteboxd::engine
