// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/access/sandbox_port.h"

#include <chrono>

namespace liteboxd::engine {

/// Tries the ways to a sandbox that are better than the one `auto` has chosen, beside the requests that go on taking
/// that one; the ladder has said that it is time. Tells the worker of the first that works, else the ladder that none
/// does. Nothing is sent to the sandbox. To be spawned.
io::Task<void> probeBetterWays(GatewayWorker &worker, SandboxPort place, RoutePtr route,
                               std::chrono::milliseconds timeout);

} // namespace liteboxd::engine
