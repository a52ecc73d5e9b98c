// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace liteboxd::bench {

/// Runs the gateway's engine for one sandbox, with one worker, until SIGTERM. What `bench_gateway engine` does; a
/// process of its own, so that its CPU time and memory are the proxy's alone.
int runEngine(std::uint16_t port);

} // namespace liteboxd::bench
