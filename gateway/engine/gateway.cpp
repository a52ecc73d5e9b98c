// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/gateway.h"

#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/health_answer.h"
#include "gateway/engine/http_relay.h"
#include "gateway/engine/access/link_access.h"
#include "gateway/engine/access/many_cookies.h"
#include "gateway/engine/look_sum.h"
#include "gateway/engine/open_request.h"
#include "gateway/engine/sandbox_connection.h"
#include "gateway/engine/socks_door.h"
#include "gateway/engine/stalled_websockets.h"
#include "gateway/engine/tcp_opening.h"
#include "gateway/engine/traffic_sum.h"
#include "gateway/engine/websocket_opening.h"
#include "gateway/http/websocket_handshake.h"
#include "gateway/io/timer.h"

#include <algorithm>

namespace liteboxd::engine {

using http::Refusal;

namespace {

constexpr std::chrono::seconds sweepInterval{1};

/// Of which one client may have its share, unless told how many.
constexpr std::size_t mostSocksConnections = 1024;

/// For workers to hand over what they counted.
constexpr std::chrono::seconds trafficTimeout{2};

} // namespace

Gateway::Gateway(Settings settings)
    : m_settings(std::move(settings))
    , m_limits(m_settings.limits, m_settings.trustedProxies)
    , m_socksClients(m_settings.limits.clientShare(mostSocksConnections))
    , m_routes(std::make_shared<RouteTable>())
{}

Gateway::~Gateway() = default;

void Gateway::workerStarted(http::Worker &worker)
{
    const std::lock_guard lock(m_mutex);
    if (m_workers.size() <= worker.index())
        m_workers.resize(worker.index() + 1);
    auto state =
        std::make_unique<GatewayWorker>(worker, Judge(m_settings.browserAccess, m_settings.domain),
                                        m_settings.servesTls, m_settings.accessLog.get(), m_settings.countsTraffic);
    state->routes = m_routes;
    state->apiServer = m_apiServer;
    state->noteChoice = [this, &own = *state](const UpstreamChoice &choice) { noteChoice(own, choice); };
    state->noteDecoy = [this, &own = *state](const DecoyUse &use, const std::string &client) {
        noteDecoy(own, use, client);
    };
    state->noteUnauthenticated = m_settings.onUnauthenticated ? m_settings.onUnauthenticated : [] {};
    worker.reactor().spawn(sweep(*state));
    if (!m_settings.socks.empty()) {
        const SocksRules rules{m_settings.mode, m_settings.domain, m_settings.timeouts, m_limits, m_socksClients};
        state->socks = std::make_unique<SocksDoor>(*state, rules, m_settings.socks);
    }
    m_workers[worker.index()] = state.get();
    worker.setState(std::move(state));
}

void Gateway::workerStopped(http::Worker &worker)
{
    const std::lock_guard lock(m_mutex);
    if (m_settings.accessLog)
        m_settings.accessLog->handOver(stateOf(worker).accessLines);
    m_workers[worker.index()] = nullptr;
    worker.setState(nullptr);
}

void Gateway::workerDraining(http::Worker &worker)
{
    GatewayWorker &state = stateOf(worker);
    state.draining = true;
    if (state.socks)
        state.socks->stop();
    if (m_settings.management != nullptr)
        m_settings.management->workerDraining(worker);
    for (SandboxConnection *const connection : state.connections)
        connection->end(base::CloseCode::GoingAway);
}

GatewayWorker &Gateway::stateOf(http::Worker &worker)
{
    return *worker.state<GatewayWorker>();
}

void Gateway::publish(const std::shared_ptr<const RouteTable> &routes)
{
    const std::lock_guard lock(m_mutex);
    m_routes = routes;
    if (m_settings.browserAccess)
        m_settings.browserAccess->publish(routes);
    postToWorkers([routes](GatewayWorker &state) {
        state.routes = routes;
        state.ladder.keepOnly(*routes);
        state.traffic.keepOnly(*routes);
        state.links.keepOnly(*routes);
        for (SandboxConnection *const connection : state.connections)
            connection->check(*routes);
    });
}

void Gateway::setApiServer(const std::shared_ptr<const forward::ApiServer> &apiServer)
{
    const std::lock_guard lock(m_mutex);
    m_apiServer = apiServer;
    postToWorkers([apiServer](GatewayWorker &state) {
        state.apiServer = apiServer;
        state.pool.clear();
        state.ladder.retryAll(io::Clock::now());
    });
}

/// On the worker's thread.
void Gateway::noteChoice(GatewayWorker &state, const UpstreamChoice &choice)
{
    if (!state.ladder.choose(choice, io::Clock::now()))
        return;
    {
        const std::lock_guard lock(m_mutex); // seldom: when a way is found or lost
        postToWorkers([choice](GatewayWorker &other) { other.ladder.choose(choice, io::Clock::now()); });
    }
    if (m_settings.onUpstreamChosen)
        m_settings.onUpstreamChosen(choice);
}

/// On the worker's thread. Who has a decoy can use it without end: each use counts, not each is told.
void Gateway::noteDecoy(GatewayWorker &state, const DecoyUse &use, const std::string &client)
{
    ++state.traffic.decoyUses;
    const io::Clock::rep now = io::Clock::now().time_since_epoch().count();
    io::Clock::rep last = m_lastDecoyTold.load(std::memory_order_relaxed);
    if (last != 0 && now - last < io::Clock::duration(std::chrono::seconds(1)).count())
        return;
    if (m_settings.onDecoyUsed && m_lastDecoyTold.compare_exchange_strong(last, now))
        m_settings.onDecoyUsed(use, client);
}

/// With m_mutex held.
void Gateway::postToWorkers(const std::function<void(GatewayWorker &)> &function) const
{
    for (GatewayWorker *const state : m_workers) {
        if (state == nullptr)
            continue;
        state->worker.reactor().post([&worker = state->worker, function] {
            if (worker.state<GatewayWorker>() != nullptr)
                function(stateOf(worker));
        });
    }
}

Gateway::Status Gateway::status() const
{
    const std::lock_guard lock(m_mutex);
    const auto workers = static_cast<std::size_t>(
        std::count_if(m_workers.begin(), m_workers.end(), [](const GatewayWorker *each) { return each != nullptr; }));
    const bool isLoaded = m_routes->freshness() != RouteTable::Freshness::NotLoaded;
    return {isLoaded && workers > 0 && !m_ending.load(std::memory_order_relaxed), m_routes->size(), workers};
}

io::Task<Traffic> Gateway::traffic(io::Reactor &caller) const
{
    const std::size_t workers = m_settings.countsTraffic ? status().workers : 0;
    if (workers == 0)
        co_return Traffic();
    const auto collected = std::make_shared<TrafficSum>(caller, workers);
    {
        const std::lock_guard lock(m_mutex);
        postToWorkers([collected, &caller](GatewayWorker &state) {
            caller.post([collected, part = trafficOf(state)] { collected->take(part); });
        });
    }
    static_cast<void>(co_await collected->wait(io::Clock::now() + trafficTimeout));
    co_return collected->takeSum();
}

void Gateway::look(std::function<void(GatewayLook)> done) const
{
    const std::size_t workers = status().workers;
    if (workers == 0)
        return done({});
    const auto sum = std::make_shared<LookSum>(workers, std::move(done));
    const std::lock_guard lock(m_mutex);
    postToWorkers([sum](GatewayWorker &state) { sum->take(lookOf(state)); });
}

void Gateway::closeConnection(std::uint64_t number)
{
    const std::lock_guard lock(m_mutex);
    postToWorkers([number](GatewayWorker &state) {
        for (SandboxConnection *const connection : state.connections) {
            if (connection->number() == number)
                connection->end(base::CloseCode::PolicyViolation);
        }
    });
}

io::Task<void> Gateway::sweep(GatewayWorker &state)
{
    io::Timer timer(state.worker.reactor());
    for (;;) {
        static_cast<void>(co_await timer.until(io::Clock::now() + sweepInterval));
        state.pool.sweep(io::Clock::now());
        endWebSocketsOfEndedSessions(state);
        if (io::Clock::now() >= state.nextLookForStalled) {
            endStalledWebSockets(state, m_settings.stalledMemory);
            state.nextLookForStalled = io::Clock::now() + m_settings.stalledAfter;
        }
        tellOfRefusals(m_signInRefusals.take(io::Clock::now()));
        if (m_settings.accessLog)
            m_settings.accessLog->handOver(state.accessLines);
    }
}

/// Those of a browser that is signed out.
void Gateway::endWebSocketsOfEndedSessions(GatewayWorker &state)
{
    if (!m_settings.browserAccess)
        return;
    BrowserSessions &sessions = m_settings.browserAccess->sessions();
    sessions.endExpired(io::Clock::now());
    const std::uint64_t ended = sessions.ended();
    if (std::exchange(state.endedSessions, ended) == ended)
        return;
    for (SandboxConnection *const connection : state.connections)
        connection->check(*state.routes);
}

void Gateway::refused(http::Connection &connection, int status)
{
    if (m_settings.countsTraffic)
        ++stateOf(connection.worker()).traffic.elsewhere[status];
    if (!m_settings.accessLog)
        return;
    AccessRecord record;
    record.client = connection.peerHost();
    record.status = status;
    stateOf(connection.worker()).log(record);
}

io::Task<void> Gateway::serve(http::Exchange &exchange)
{
    GatewayWorker &state = stateOf(exchange.connection().worker());
    const RequestRoute route = state.judge.routeOf(exchange.request());
    const bool isForBrowsers = route.kind == RequestRoute::Kind::BrowserOrigin;
    if (isForBrowsers || route.isOwnHost)
        exchange.noteForBrowsers();
    OpenRequest request(state, exchange, route, m_settings.trustedProxies);
    if (isForBrowsers && !exchange.connection().isOfThisUser())
        co_await exchange.refuse(Refusal::OtherUser);
    else
        co_await answer(state, exchange, route, request);
}

io::Task<void> Gateway::answer(GatewayWorker &state, http::Exchange &exchange, const RequestRoute &route,
                               OpenRequest &request)
{
    const Judgement judgement = state.judge.judge(exchange.request(), route, *state.routes);
    exchange.wipe(http::FieldId::XAccessToken);
    if (const auto *const health = std::get_if<HealthRequest>(&judgement)) {
        co_await answerHealth(exchange, *health, state.routes->freshness(),
                              state.draining || m_ending.load(std::memory_order_relaxed));
        co_return;
    }
    const bool isManagement = std::holds_alternative<ManagementRequest>(judgement) && m_settings.management != nullptr;
    const auto tooOften = m_limits.refusalOf(exchange);
    if (tooOften && isManagement) {
        http::Answer problem = problemAnswer(*tooOften, "RateLimited", exchange.requestId());
        co_await exchange.respond(std::move(problem));
    } else if (tooOften) {
        co_await exchange.refuse(*tooOften);
    } else if (isManagement) {
        co_await m_settings.management->serve(exchange);
    }
    if (tooOften || isManagement)
        co_return;
    if (const auto *const login = std::get_if<LoginRequest>(&judgement)) {
        co_await logIn(exchange, *login);
        co_return;
    }
    if (const auto *const link = std::get_if<LinkRequest>(&judgement)) {
        co_await openLink(exchange, *link);
        co_return;
    }
    const auto *const admission = std::get_if<Admission>(&judgement);
    const http::UpgradeKind upgrade =
        admission != nullptr ? http::upgradeKindOf(exchange.request()) : http::UpgradeKind::None;
    std::optional<Refusal> refusal;
    if (const auto *const refused = std::get_if<Refusal>(&judgement))
        refusal = *refused;
    else if (admission == nullptr)
        refusal = Refusal::NothingHere; // there is no management API
    else
        refusal = obstacle(state, route, upgrade);
    if (!refusal)
        refusal = m_limits.admit(request, exchange, *admission);
    const auto *const decoy = std::get_if<DecoyUse>(&judgement);
    if (decoy != nullptr)
        refusal = Refusal::NoValidToken;
    if (refusal) {
        co_await exchange.refuse(*refusal);
        if (decoy != nullptr)
            state.noteDecoy(*decoy, m_limits.clientOf(exchange).host());
        co_return;
    }
    if (forwardsLeft(exchange.request()) == 0U) {
        http::Answer last(204);
        last.fields.emplace_back("Allow", http::allowedMethods);
        co_await exchange.respond(std::move(last));
        co_return;
    }
    const auto kind = upgrade == http::UpgradeKind::WebSocket ? HttpRelay::Kind::Upgrade : HttpRelay::Kind::Plain;
    if (route.isTcp) {
        co_await openTcp(state, exchange, *admission, m_settings.mode, request);
        co_return;
    }
    HttpRelay relay(state, exchange, *admission, m_settings.mode, kind);
    co_await relay.run();
    request.noteUpstream(relay.mode());
    if (relay.switching())
        co_await openWebSocket(state, exchange, relay, request);
}

/// Why an admitted request cannot be relayed all the same.
std::optional<Refusal> Gateway::obstacle(const GatewayWorker &state, const RequestRoute &route,
                                         http::UpgradeKind upgrade) const
{
    const bool needsApiServer =
        m_settings.mode == UpstreamMode::ApiServer || m_settings.mode == UpstreamMode::PortForward;
    if (state.draining)
        return Refusal::ShuttingDown;
    if (needsApiServer && !state.apiServer)
        return Refusal::NoApiServer;
    if (upgrade == http::UpgradeKind::Malformed)
        return Refusal::BadHandshake;
    if (route.isTcp && upgrade != http::UpgradeKind::WebSocket)
        return Refusal::TcpIsUpgraded;
    if (route.isTcp && m_settings.mode == UpstreamMode::ApiServer)
        return Refusal::NoTcpByPodProxy;
    return std::nullopt;
}

io::Task<void> Gateway::logIn(http::Exchange &exchange, LoginRequest request)
{
    const auto login = m_settings.browserAccess->redeem(exchange.request().target(), request.grant, io::Clock::now());
    if (!login) {
        tellOfRefusals(m_signInRefusals.note(io::Clock::now()));
        co_await exchange.refuse(Refusal::LinkUsed);
        co_return;
    }
    if (m_settings.onSignedIn)
        m_settings.onSignedIn(request.place);
    http::Answer answer(303);
    answer.fields = {{"Location", login->location},
                     {"Set-Cookie", login->setCookie},
                     {"Referrer-Policy", "no-referrer"},
                     {"Cache-Control", "no-store"}};
    expireManyCookies(exchange.request(), answer);
    co_await exchange.respond(std::move(answer));
}

io::Task<void> Gateway::openLink(http::Exchange &exchange, LinkRequest request)
{
    const SandboxLink *const link =
        request.route ? findLink(*request.route, request.key, &SandboxLink::opens) : nullptr;
    std::optional<Refusal> refusal;
    if (link == nullptr || link->port != request.place.port)
        refusal = Refusal::LinkNotValid;
    else if (link->hasExpired)
        refusal = Refusal::LinkExpired;
    else if (link->uses > 0 && !m_linkUses.take(link->number, link->uses))
        refusal = Refusal::LinkUsedUp;
    if (refusal) {
        tellOfRefusals(m_signInRefusals.note(io::Clock::now()));
        co_await exchange.refuse(*refusal);
        co_return;
    }
    const bool isSecure = m_settings.servesTls || (exchange.connection().isFromTrustedProxy() &&
                                                   exchange.request().find("X-Forwarded-Proto") == "https");
    co_await exchange.respond(linkAnswer(*link, std::chrono::system_clock::now(), isSecure));
}

void Gateway::tellOfRefusals(std::size_t count) const
{
    if (count > 0 && m_settings.onSignInsRefused)
        m_settings.onSignInsRefused(count);
}

} // namespace liteboxd::engine
