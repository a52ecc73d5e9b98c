// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/measurement.h"

#include "tests/bench/gateway/figures.h"

namespace liteboxd::bench {

namespace {

constexpr auto echo = Workload::Kind::WebSocketEcho;
constexpr auto get = Workload::Kind::HttpGet;
constexpr const char *cpuPerMessage = "CPU µs per message";
constexpr const char *requestsPerCpu = "requests per CPU s";

std::string sizeText(std::size_t size)
{
    if (size >= 1024 * 1024)
        return std::to_string(size / (1024 * 1024)) + " MiB";
    return size < 1024 ? std::to_string(size) + " B" : std::to_string(size / 1024) + " KiB";
}

std::string nameOf(const Workload &workload)
{
    return (workload.kind == get ? "HTTP GET " : "WebSocket echo ") + sizeText(workload.size) + " x" +
           std::to_string(workload.connections);
}

Measurement echoRow(const Workload &workload, const Budget &budget)
{
    return {Stage::Kind::OneCore,
            {{nameOf(workload), cpuPerMessage, Better::Less, budget}},
            [workload](const Target &target, const BenchOptions &options) {
                return std::vector<double>{cpuMicroseconds(workload, target, options.seconds)};
            }};
}

Measurement streamRow(const std::string &name, const Workload &workload, const Budget &budget)
{
    return {Stage::Kind::OneCore,
            {{name, "MB per CPU s", Better::More, budget}},
            [workload](const Target &target, const BenchOptions &options) {
                const double perMessage = cpuMicroseconds(workload, target, options.seconds);
                return std::vector<double>{static_cast<double>(workload.size) / perMessage};
            }};
}

Measurement getRow(Stage::Kind stage, const std::string &name, const Workload &workload, const Budget &budget)
{
    return {stage,
            {{name, requestsPerCpu, Better::More, budget}},
            [workload](const Target &target, const BenchOptions &options) {
                return std::vector<double>{1e6 / cpuMicroseconds(workload, target, options.seconds)};
            }};
}

Measurement handshakeRow()
{
    return {Stage::Kind::OneCore,
            {{"handshake and close x16", "per CPU s", Better::More, {.againstPeer = 1.10, .againstLimit = 0.90}}},
            [](const Target &target, const BenchOptions &options) {
                return std::vector<double>{handshakesPerCpuSecond(target, options.seconds)};
            }};
}

Measurement idleRows(std::size_t count)
{
    const std::string many = std::to_string(count);
    const std::string few = std::to_string(count / 10);
    return {Stage::Kind::OneCore,
            {{"resident per idle WebSocket, " + many, "KiB", Better::Less, {.own = 2}},
             {"CPU per message with " + many + " idle ÷ with " + few, "", Better::Less, {.own = 1.3}}},
            [count](const Target &target, const BenchOptions &options) {
                const IdleFigures figures = idleFigures(target, count, options);
                return std::vector<double>{figures.residentKiB, figures.costRatio};
            },
            Measurement::Repeats::Once};
}

Measurement stallRow()
{
    return {Stage::Kind::OneCore,
            {{"growth while a reader stalls on 500 MB", "MiB", Better::Less, {.own = 1}}},
            [](const Target &target, const BenchOptions &) { return std::vector<double>{stallGrowthMiB(target)}; },
            Measurement::Repeats::Once};
}

Measurement latencyRows()
{
    return {Stage::Kind::OneCore,
            {{"latency added to WebSocket echo 64 B x1, p50", "µs", Better::Less, {}},
             {"latency added to WebSocket echo 64 B x1, p99", "µs", Better::Less, {}}},
            [](const Target &target, const BenchOptions &options) {
                const Percentiles added = addedLatency(target, options.seconds);
                return std::vector<double>{added.p50, added.p99};
            }};
}

Measurement tlsEchoRow()
{
    const Workload workload{echo, 1024, 64};
    Measurement row = echoRow(workload, {});
    row.stage = Stage::Kind::Tls;
    row.rows.front().name = "TLS, " + nameOf(workload);
    return row;
}

Measurement twoCoreEchoRows()
{
    const Workload workload{echo, 64, 64};
    return {Stage::Kind::TwoCores,
            {{"two workers, " + nameOf(workload), cpuPerMessage, Better::Less, {}},
             {"two workers, " + nameOf(workload), "messages per s", Better::More, {}}},
            [workload](const Target &target, const BenchOptions &options) {
                const Rate rate = rateOf(workload, target, options.seconds);
                return std::vector<double>{rate.cpuMicroseconds, rate.perSecond};
            }};
}

} // namespace

std::vector<Measurement> allMeasurements(const BenchOptions &options)
{
    std::vector<Measurement> all;
    all.push_back(idleRows(options.idle)); // first: heaps are as small as they were at the start
    all.push_back(stallRow());
    const Budget small{.againstPeer = 1.00, .againstLimit = 1.10};
    all.push_back(echoRow({echo, 64, 1}, small));
    all.push_back(echoRow({echo, 64, 64}, small));
    all.push_back(echoRow({echo, 1024, 64}, small));
    all.push_back(echoRow({echo, 64, 512}, {.againstPeer = 0.90, .againstLimit = 1.05}));
    all.push_back(echoRow({echo, 64 * 1024, 64}, {.againstPeer = 0.85, .againstLimit = 1.20}));
    all.push_back(streamRow("pipelined WebSocket echo 1 KiB x4", {echo, 1024, 4, 512},
                            {.againstPeer = 1.20, .againstLimit = 0.95}));
    all.push_back(streamRow("WebSocket echo 1 MiB x4", {echo, 1024 * 1024, 4},
                            {.againstPeer = 2.0, .againstLimit = 0.90, .limitIsSplice = true}));
    all.push_back(handshakeRow());
    for (const std::size_t connections : {16UL, 128UL}) {
        const Workload workload{get, 1024, connections};
        all.push_back(
            getRow(Stage::Kind::OneCore, nameOf(workload), workload, {.againstPeer = 1.40, .againstLimit = 0.80}));
    }
    all.push_back(latencyRows());
    all.push_back(tlsEchoRow());
    const Workload tlsGet{get, 1024, 16};
    all.push_back(getRow(Stage::Kind::Tls, "TLS, " + nameOf(tlsGet), tlsGet, {}));
    all.push_back(twoCoreEchoRows());
    const Workload wideGet{get, 1024, 128};
    all.push_back(getRow(Stage::Kind::TwoCores, "two workers, " + nameOf(wideGet), wideGet, {}));
    return all;
}

} // namespace liteboxd::bench
