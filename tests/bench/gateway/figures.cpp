// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/figures.h"

#include "tests/bench/gateway/handshake_load.h"
#include "tests/bench/gateway/load.h"
#include "tests/bench/gateway/series.h"

#include <algorithm>
#include <poll.h>
#include <stdexcept>
#include <utility>

namespace liteboxd::bench {

namespace {

using Seconds = std::chrono::duration<double>;

constexpr int samplingInterval = 20; // ms
constexpr int samplesAtRest = 15;

Percentiles percentilesOf(std::vector<double> latencies)
{
    if (latencies.empty())
        throw std::runtime_error("no answer in time");
    const auto at = [&latencies](double part) {
        const auto index = static_cast<std::ptrdiff_t>(part * static_cast<double>(latencies.size() - 1));
        std::nth_element(latencies.begin(), latencies.begin() + index, latencies.end());
        return latencies[static_cast<std::size_t>(index)];
    };
    return {at(0.5), at(0.99)};
}

Percentiles latencyOf(std::uint16_t port, const Target &target, double seconds)
{
    const Workload workload{Workload::Kind::WebSocketEcho, 64, 1};
    Load load(workload, port, target);
    load.run(Seconds(seconds / 4));
    std::vector<double> latencies;
    latencies.reserve(1'000'000);
    load.recordLatencies(latencies);
    load.run(Seconds(seconds));
    return percentilesOf(std::move(latencies));
}

} // namespace

Rate rateOf(const Workload &workload, const Target &target, double seconds)
{
    Load load(workload, target.proxy.port(), target);
    load.run(Seconds(seconds / 4)); // warms up pools and caches
    const auto before = target.proxy.cpuTime();
    const auto start = std::chrono::steady_clock::now();
    const auto answers = static_cast<double>(load.run(Seconds(seconds)));
    const Seconds taken = std::chrono::steady_clock::now() - start;
    const Seconds used = target.proxy.cpuTime() - before;
    return {used.count() * 1e6 / answers, answers / taken.count()};
}

double cpuMicroseconds(const Workload &workload, const Target &target, double seconds)
{
    return rateOf(workload, target, seconds).cpuMicroseconds;
}

double handshakesPerCpuSecond(const Target &target, double seconds)
{
    HandshakeLoad load(16, target);
    load.run(Seconds(seconds / 4));
    const auto before = target.proxy.cpuTime();
    const auto ended = static_cast<double>(load.run(Seconds(seconds)));
    const Seconds used = target.proxy.cpuTime() - before;
    return ended / used.count();
}

IdleFigures idleFigures(const Target &target, std::size_t count, const BenchOptions &options)
{
    const Workload busy{Workload::Kind::WebSocketEcho, 64, 10};
    const std::string request = requestHead(busy.kind, target.upstream.port(), "/");
    std::vector<BenchSocket> sockets;
    sockets.reserve(count);
    const auto hold = [&](std::size_t wanted) {
        while (sockets.size() < wanted) {
            sockets.push_back(target.connect());
            if (!answerTo(sockets.back(), request).starts_with("HTTP/1.1 101 "))
                throw std::runtime_error(target.proxy.name() + " opens no more WebSockets");
        }
    };
    const auto cost = [&] {
        Series series;
        for (int round = 0; round < options.rounds; ++round)
            series.add(cpuMicroseconds(busy, target, options.seconds));
        return series.median();
    };
    const auto before = static_cast<double>(target.proxy.residentKiB());
    hold(count / 10);
    const double withFew = cost();
    hold(count);
    const double resident = (static_cast<double>(target.proxy.residentKiB()) - before) / static_cast<double>(count);
    return {resident, cost() / withFew};
}

double stallGrowthMiB(const Target &target)
{
    const std::uint64_t before = target.proxy.residentKiB();
    BenchSocket socket = target.connect();
    socket.send(requestHead(Workload::Kind::WebSocketEcho, target.upstream.port(), "/flood"));
    std::uint64_t most = before;
    std::uint64_t taken = target.upstream.flooded();
    for (int atRest = 0; atRest < samplesAtRest; ++atRest) {
        ::poll(nullptr, 0, samplingInterval);
        most = std::max(most, target.proxy.residentKiB());
        if (target.upstream.flooded() != std::exchange(taken, target.upstream.flooded()))
            atRest = 0;
    }
    return static_cast<double>(most - before) / 1024;
}

Percentiles addedLatency(const Target &target, double seconds)
{
    const Percentiles direct = latencyOf(target.upstream.port(), target, seconds / 2);
    const Percentiles proxied = latencyOf(target.proxy.port(), target, seconds / 2);
    return {proxied.p50 - direct.p50, proxied.p99 - direct.p99};
}

} // namespace liteboxd::bench
