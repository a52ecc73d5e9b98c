// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/memory/memory_gateway.h"

#include "gateway/engine/gateway_worker.h"
#include "tests/gateway/memory/manual_clock.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>

namespace liteboxd::engine {

const std::string memoryToken(64, 'a');
const std::string memoryTarget = "/api/v1/sandbox/good/port/9"; // nobody listens on "discard"

namespace {

using namespace std::chrono_literals;

/// Longer than every time-out of the engine's.
constexpr auto longestScenario = 6h;

std::shared_ptr<const RouteTable> oneSandbox()
{
    RouteTable::Routes routes;
    routes["good"] =
        std::make_shared<Route>(Route{base::digest(memoryToken), "127.0.0.1", "liteboxd", "sandbox-good", "uid-1"});
    return std::make_shared<RouteTable>(std::move(routes), RouteTable::Freshness::Current);
}

UpstreamKey keyFor(UpstreamMode mode)
{
    if (mode == UpstreamMode::ApiServer)
        return {"apiserver", 0, {}};
    return {"127.0.0.1", 9, "uid-1"};
}

Gateway::Settings settingsFor(UpstreamMode mode)
{
    Gateway::Settings settings;
    settings.mode = mode;
    return settings;
}

/// The first that the network makes.
constexpr std::size_t sandboxConnection = 0;

/// A scenario on its way.
class Run
{
public:
    Run(const Scenario &scenario, const io::NetworkPlan &plan)
        : m_scenario(scenario)
        , m_network(m_worker.reactor(), plan)
        , m_gateway(settingsFor(scenario.mode))
        , m_limiter(100, 100, {})
        , m_rules{m_gateway, http::HeadLimits{}, scenario.timeouts, m_limiter}
    {
        m_gateway.publish(oneSandbox());
        m_gateway.setApiServer(std::make_shared<forward::ApiServer>());
        m_gateway.workerStarted(m_worker);
        auto sandbox = m_network.connect();
        auto client = m_network.connect();
        state().pool.put(keyFor(scenario.mode),
                         std::make_unique<http::Connection>(m_worker, std::move(sandbox.tested), io::SocketAddress()),
                         io::Clock::now() + 10s);
        m_sandbox.emplace(std::move(sandbox.peer));
        m_client.emplace(std::move(client.peer));
        m_worker.reactor().spawn(serve(std::move(client.tested)));
        m_worker.reactor().spawn(play("client", scenario.client, *m_client));
        m_worker.reactor().spawn(play("sandbox", scenario.sandbox, *m_sandbox));
    }

    ~Run()
    {
        m_worker.reactor().endTasks();
        m_gateway.workerStopped(m_worker);
    }

    ScenarioOutcome finish()
    {
        const io::Deadline end = io::Clock::now() + longestScenario;
        ScenarioOutcome outcome;
        if (m_scenario.laterClient != nullptr) {
            while ((m_running.contains("client") || m_running.contains("gateway")) && io::Clock::now() < end)
                turn();
            auto later = m_network.connect();
            io::MemoryPeer client(std::move(later.peer));
            m_worker.reactor().spawn(serve(std::move(later.tested)));
            m_worker.reactor().spawn(play("later client", m_scenario.laterClient, client));
            while (m_running.contains("later client") && io::Clock::now() < end)
                turn();
            outcome.laterClientGot = client.received();
        }
        while (!m_running.empty() && io::Clock::now() < end)
            turn();
        for (const std::string &name : m_running)
            outcome.hanging += name + ' ';
        // The pool drops what has gone, or was not used again, at its next look.
        const io::Deadline swept = io::Clock::now() + 2s;
        while (io::Clock::now() < swept)
            turn();
        outcome.isClean = state().connections.empty() && !state().pool.take(keyFor(m_scenario.mode), io::Clock::now());
        outcome.clientGot = m_client->received();
        outcome.sandboxGot = m_sandbox->received();
        outcome.clientSawEnd = m_client->hasEnded();
        outcome.sandboxSawEnd = m_sandbox->hasEnded();
        outcome.hasFailed = m_network.failedConnection().has_value();
        outcome.sandboxFailed = m_network.failedConnection() == sandboxConnection;
        return outcome;
    }

private:
    GatewayWorker &state() { return *m_worker.state<GatewayWorker>(); }

    io::Task<void> serve(std::unique_ptr<io::Stream> stream)
    {
        m_running.insert("gateway");
        std::unique_ptr<http::SwitchedConnection> switched;
        {
            http::ServerConnection connection(m_worker, std::move(stream), *io::SocketAddress::parse("192.0.2.1", 4711),
                                              m_rules);
            co_await connection.run();
            switched = connection.takeSwitched();
        }
        if (switched)
            co_await switched->run();
        switched.reset();
        m_running.erase("gateway");
    }

    io::Task<void> play(const char *name, Scenario::Part part, io::MemoryPeer &peer)
    {
        m_running.insert(name);
        co_await part(peer);
        peer.close();
        m_running.erase(name);
    }

    void turn()
    {
        io::Reactor &reactor = m_worker.reactor();
        m_network.deliver();
        reactor.poll();
        if (!reactor.isIdle() || m_network.hasPending())
            return;
        const int wait = reactor.timers().untilNext(io::Clock::now());
        io::ManualClock::advance(std::chrono::milliseconds(std::max(1, wait)));
    }

    const Scenario m_scenario;
    http::Worker m_worker{0, http::DescriptorBudget::of(256, 1)};
    io::MemoryNetwork m_network;
    Gateway m_gateway;
    http::ClientLimiter m_limiter;
    const http::ServingRules m_rules;
    std::optional<io::MemoryPeer> m_sandbox;
    std::optional<io::MemoryPeer> m_client;
    std::set<std::string> m_running;
};

} // namespace

std::string memoryRequestHead(const std::string &method, const std::string &fields)
{
    return method + ' ' + memoryTarget + "/ HTTP/1.1\r\nHost: x\r\nX-Access-Token: " + memoryToken + "\r\n" + fields +
           "\r\n";
}

std::string memoryHandshake()
{
    return memoryRequestHead("GET", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
}

const std::string memorySwitchingProtocols =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

ScenarioOutcome runThroughGateway(const Scenario &scenario, const io::NetworkPlan &plan)
{
    io::ManualClock::reset();
    Run run(scenario, plan);
    return run.finish();
}

} // namespace liteboxd::engine
