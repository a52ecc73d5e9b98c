// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/echo_upstream.h"
#include "tests/bench/gateway/engine_process.h"
#include "tests/bench/gateway/load.h"
#include "tests/bench/gateway/nginx_files.h"
#include "tests/bench/gateway/proxy_process.h"
#include "tests/bench/gateway/result_table.h"

#include <CLI/CLI.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sys/resource.h>

namespace {

using namespace liteboxd::bench;
using Proxies = std::vector<std::unique_ptr<ProxyProcess>>;

constexpr int skipped = 77;
constexpr auto echo = Workload::Kind::WebSocketEcho;
constexpr auto get = Workload::Kind::HttpGet;

const std::array<Workload, 6> workloads{{{echo, 64, 64, 1.00},
                                         {echo, 1024, 64, 1.00},
                                         {echo, 64, 512, 0.90},
                                         {echo, 64 * 1024, 64, 0.85},
                                         {get, 1024, 16, 1.40},
                                         {get, 1024, 128, 1.40}}};

struct Options
{
    int rounds = 5;
    double seconds = 0.5;
    std::size_t idle = 2000;
    std::string only;
};

/// CPU microseconds per message, or requests per CPU second.
double measure(const Workload &workload, const ProxyProcess &proxy, const EchoUpstream &upstream, double seconds)
{
    Load load(workload, proxy.port(), upstream.port());
    load.run(std::chrono::duration<double>(seconds / 4)); // warms up pools and caches
    const auto before = proxy.cpuTime();
    const auto answers = static_cast<double>(load.run(std::chrono::duration<double>(seconds)));
    const std::chrono::duration<double> used = proxy.cpuTime() - before;
    return workload.isRate() ? answers / used.count() : used.count() * 1e6 / answers;
}

ResultRow compare(const Workload &workload, const Proxies &proxies, const EchoUpstream &upstream,
                  const Options &options)
{
    ResultRow row;
    row.name = workload.name();
    row.unit = workload.isRate() ? "requests per CPU s" : "CPU µs per message";
    row.moreIsBetter = workload.isRate();
    row.goal = workload.goal;
    row.series.resize(proxies.size());
    for (int round = 0; round < options.rounds; ++round) { // A B C A B C …, so that noise meets all alike
        for (std::size_t i = 0; i < proxies.size(); ++i)
            row.series[i].add(measure(workload, *proxies[i], upstream, options.seconds));
    }
    return row;
}

/// What each proxy's resident memory grows by, per WebSocket that is open and says nothing.
ResultRow compareMemory(const Proxies &proxies, const EchoUpstream &upstream, std::size_t count)
{
    ResultRow row;
    row.name = "idle WebSocket x" + std::to_string(count);
    row.unit = "KiB";
    const Workload idle{echo, 0, count, 0};
    for (const auto &proxy : proxies) {
        const auto before = static_cast<double>(proxy->residentKiB());
        std::vector<BenchSocket> sockets;
        for (std::size_t i = 0; i < count; ++i) {
            sockets.push_back(BenchSocket::connect(proxy->port()));
            firstAnswer(sockets.back(), idle, sandboxTarget(upstream.port()));
        }
        row.series.emplace_back().add((static_cast<double>(proxy->residentKiB()) - before) /
                                      static_cast<double>(count));
    }
    return row;
}

void allowManyFiles()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

int run(const std::string &self, const std::string &nginx, const Options &options)
{
    allowManyFiles();
    const std::size_t proxyCore = 0;
    const std::size_t loadCore = coreCount() > 1 ? 1 : 0;
    pinToCore(loadCore);
    const EchoUpstream upstream(loadCore);
    const std::uint16_t enginePort = freePort();
    const std::uint16_t nginxPort = freePort();
    const std::uint16_t largeNginxPort = freePort();
    const NginxFiles nginxFiles(NginxFiles::Buffers::Default, nginxPort, upstream.port());
    const NginxFiles largeNginxFiles(NginxFiles::Buffers::Large, largeNginxPort, upstream.port());
    Proxies proxies;
    const auto add = [&](const char *name, const std::vector<std::string> &command, std::uint16_t port) {
        proxies.push_back(std::make_unique<ProxyProcess>(name, command, port, proxyCore));
    };
    add("gateway", {self, "engine", std::to_string(enginePort)}, enginePort);
    add("nginx", nginxFiles.command(nginx), nginxPort);
    add("nginx, 64 KiB buffers", largeNginxFiles.command(nginx), largeNginxPort);

    std::vector<std::string> names;
    for (const auto &proxy : proxies)
        names.push_back(proxy->name());
    printHeader(names);
    const auto isWanted = [&options](const std::string &name) { return name.find(options.only) != std::string::npos; };
    if (options.idle > 0 && isWanted("idle WebSocket"))
        printRow(compareMemory(proxies, upstream, options.idle));
    for (const Workload &workload : workloads) {
        if (isWanted(workload.name()))
            printRow(compare(workload, proxies, upstream, options));
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app{"Measures the gateway beside nginx: proxies on core 0, client and upstream on core 1, on loopback."};
    Options options;
    app.add_option("--rounds", options.rounds, "how often each proxy is measured in each row")->capture_default_str();
    app.add_option("--seconds", options.seconds, "how long each time")->capture_default_str();
    app.add_option("--idle", options.idle, "how many idle WebSockets to hold; 0: leave that row out")
        ->capture_default_str();
    app.add_option("--only", options.only, "rows whose name has this in it");
    std::uint16_t enginePort = 0;
    CLI::App *const engine = app.add_subcommand("engine", "run the engine alone, until SIGTERM");
    engine->add_option("port", enginePort)->required();
    CLI11_PARSE(app, argc, argv);
    if (engine->parsed())
        return runEngine(enginePort);
    const auto nginx = NginxFiles::findNginx();
    if (!nginx) {
        const char *const ci = std::getenv("CI");
        std::fprintf(stderr, "nginx is not installed\n");
        return ci != nullptr && std::string_view(ci) == "true" ? 1 : skipped;
    }
    try {
        return run("/proc/self/exe", *nginx, options);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
