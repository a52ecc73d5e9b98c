// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace liteboxd::bench {

/// How the engine is to run.
struct EngineSetup
{
    std::uint16_t port = 0;
    std::size_t workers = 1;
    std::string certificates; ///< folder with certificate.pem and key.pem; empty: plain HTTP
};

/// Runs the gateway's engine for one sandbox until SIGTERM. What `bench_gateway engine` does; a process of its own, so
/// that its CPU time and memory are the proxy's alone.
int runEngine(const EngineSetup &setup);

} // namespace liteboxd::bench
