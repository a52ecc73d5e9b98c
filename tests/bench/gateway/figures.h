// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/bench_options.h"
#include "tests/bench/gateway/target.h"
#include "tests/bench/gateway/workload.h"

namespace liteboxd::bench {

/// What a proxy did in a span of time.
struct Rate
{
    double cpuMicroseconds = 0; ///< of the proxy, per answer
    double perSecond = 0;       ///< answers
};

Rate rateOf(const Workload &workload, const Target &target, double seconds);

/// CPU microseconds of the proxy per message or request.
double cpuMicroseconds(const Workload &workload, const Target &target, double seconds);

/// WebSockets that come and go, sixteen at a time.
double handshakesPerCpuSecond(const Target &target, double seconds);

struct IdleFigures
{
    double residentKiB = 0; ///< growth per open, silent WebSocket
    double costRatio = 0;   ///< CPU per message of ten busy ones with `count` idle, divided by that with a tenth
};

IdleFigures idleFigures(const Target &target, std::size_t count, const BenchOptions &options);

/// How much the proxy's resident memory grows at most while the sandbox sends 500 MB that the client does not read.
double stallGrowthMiB(const Target &target);

struct Percentiles
{
    double p50 = 0; ///< microseconds
    double p99 = 0;
};

/// By how much an echo takes longer than from the sandbox itself.
Percentiles addedLatency(const Target &target, double seconds);

} // namespace liteboxd::bench
