// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway_worker.h"

#include <cstddef>

namespace liteboxd::engine {

/// Ends WebSockets that pin the kernel's memory: those through which nothing has gone since the last call although
/// something waits to. Those of one sandbox may hold `mostPerSandbox` bytes in all; beyond that, the ones that hold
/// most go first. Buffers are not made smaller for it: that costs readers who are only busy a multiple. To be called
/// now and then on the worker's thread; how long nothing may go is the time between two calls.
void endStalledWebSockets(const GatewayWorker &worker, std::size_t mostPerSandbox);

} // namespace liteboxd::engine
