// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/descriptor_budget.h"
#include "tests/bench/gateway/copy_relay.h"
#include "tests/bench/gateway/engine_process.h"
#include "tests/bench/gateway/measurement.h"
#include "tests/bench/gateway/result_table.h"
#include "tests/bench/gateway/splice_relay.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>

namespace {

using namespace liteboxd::bench;

constexpr const char *self = "/proc/self/exe";

bool isWanted(const Measurement &measurement, const BenchOptions &options)
{
    return options.only.empty() ||
           std::any_of(measurement.rows.begin(), measurement.rows.end(), [&options](const RowHead &row) {
               return std::any_of(options.only.begin(), options.only.end(),
                                  [&row](const std::string &part) { return row.name.starts_with(part); });
           });
}

/// As many descriptors as are allowed. How many WebSockets a proxy, or client and sandbox together, can hold.
std::size_t allowManyFiles()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const rlim_t enough = 65536;
    rlimit more{std::max(limit.rlim_max, enough), std::max(limit.rlim_max, enough)};
    if (::setrlimit(RLIMIT_NOFILE, &more) != 0) {
        more = {limit.rlim_max, limit.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &more);
    }
    return liteboxd::http::DescriptorBudget::of(more.rlim_cur, 1).clients - 50; // the rows hold some others too
}

/// The contenders that take part: the gateway and the limits always, of the peers those asked for.
std::vector<Contender> chosen(const BenchOptions &options)
{
    std::vector<Contender> all = allContenders(self, options.goProxy);
    std::erase_if(all, [&options](const Contender &contender) {
        return contender.role == Contender::Role::Peer && !options.peers.empty() &&
               std::find(options.peers.begin(), options.peers.end(), contender.name) == options.peers.end();
    });
    return all;
}

/// Rounds of A B C A B C …, so that noise meets all alike.
std::vector<ResultRow> compare(const Measurement &measurement, const std::vector<Contender> &contenders,
                               const Stage &stage, const BenchOptions &options)
{
    std::vector<std::vector<Series>> figures(measurement.rows.size(), std::vector<Series>(contenders.size()));
    const int rounds = measurement.repeats == Measurement::Repeats::Once ? 1 : options.rounds;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < contenders.size(); ++i) {
            const auto target = stage.target(i);
            if (!target || !measurement.concerns(contenders[i].role))
                continue;
            const std::vector<double> taken = measurement.take(*target, options);
            for (std::size_t row = 0; row < taken.size(); ++row)
                figures[row][i].add(taken[row]);
        }
    }
    std::vector<ResultRow> rows;
    for (std::size_t row = 0; row < figures.size(); ++row)
        rows.emplace_back(measurement.rows[row], contenders, std::move(figures[row]));
    return rows;
}

void run(const BenchOptions &options)
{
    const std::vector<Contender> contenders = chosen(options);
    std::vector<std::string> missing;
    for (const Contender &contender : contenders) {
        if (!contender.isInstalled())
            missing.push_back(contender.name);
    }
    const ResultTable table(contenders, missing);
    const std::vector<Measurement> measurements = allMeasurements(options);
    for (const Stage::Kind kind : {Stage::Kind::OneCore, Stage::Kind::Tls, Stage::Kind::TwoCores}) {
        std::unique_ptr<Stage> stage;
        for (const Measurement &measurement : measurements) {
            if (measurement.stage != kind || !isWanted(measurement, options))
                continue;
            if (!stage)
                stage = std::make_unique<Stage>(kind, contenders, options.idle + 600);
            for (const ResultRow &row : compare(measurement, contenders, *stage, options))
                table.print(row);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app{"Measures the gateway beside its peers, and beside relays that parse nothing, on loopback."};
    BenchOptions options;
    app.add_option("--rounds", options.rounds, "how often each proxy is measured in each row")->capture_default_str();
    app.add_option("--seconds", options.seconds, "how long each time")->capture_default_str();
    app.add_option("--idle", options.idle, "how many idle WebSockets to hold in the rows about them")
        ->capture_default_str();
    app.add_option("--only", options.only, "rows whose name begins with one of these")->delimiter(',');
    app.add_option("--peers", options.peers, "nginx, HAProxy, Caddy, Go")->delimiter(',');
    app.add_option("--go-proxy", options.goProxy, "the program built from go_proxy");
    bool quick = false;
    app.add_flag("--quick", quick, "few and short rounds: all rows in under three minutes, and rough");
    EngineSetup engine;
    CLI::App *const engineCommand = app.add_subcommand("engine", "run the engine alone, until SIGTERM");
    engineCommand->add_option("port", engine.port)->required();
    engineCommand->add_option("--workers", engine.workers);
    engineCommand->add_option("--certificates", engine.certificates);
    std::uint16_t relayPort = 0;
    CLI::App *const copyCommand = app.add_subcommand("copy-relay", "run the relay that copies, until SIGTERM");
    copyCommand->add_option("port", relayPort)->required();
    CLI::App *const spliceCommand = app.add_subcommand("splice-relay", "run the relay that splices, until SIGTERM");
    spliceCommand->add_option("port", relayPort)->required();
    CLI11_PARSE(app, argc, argv);
    if (quick) {
        options.rounds = 3;
        options.seconds = 0.1;
    }
    const std::size_t most = allowManyFiles();
    options.idle = std::min(options.idle, most);
    try {
        if (engineCommand->parsed())
            return runEngine(engine);
        if (copyCommand->parsed())
            CopyRelay(relayPort).run();
        if (spliceCommand->parsed())
            SpliceRelay(relayPort).run();
        run(options);
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
