// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway_worker.h"

namespace liteboxd::engine {

/// Tries the ways to a sandbox that are better than the one `auto` has chosen, while requests go on taking that one.
/// Tells the worker of the first that works, else asks for patience. Nothing is sent to the sandbox. To be spawned.
io::Task<void> retryBetterWays(GatewayWorker &worker, std::string sandboxId, Route route, std::uint16_t port,
                               std::chrono::milliseconds patience);

} // namespace liteboxd::engine
