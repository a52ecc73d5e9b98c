// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/gateway.h"

#include "gateway/engine/access_note.h"
#include "gateway/engine/client_address.h"
#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/head_writer.h"
#include "gateway/engine/http_relay.h"
#include "gateway/engine/websocket_handshake.h"
#include "gateway/engine/websocket_relay.h"

namespace liteboxd::engine {

namespace {

constexpr std::chrono::seconds sweepInterval{1};

} // namespace

Gateway::Gateway(Settings settings)
    : m_settings(std::move(settings))
    , m_clients(m_settings.limits.perClient)
    , m_sandboxes(m_settings.limits.perSandbox)
    , m_routes(std::make_shared<RouteTable>())
{}

Gateway::~Gateway() = default;

void Gateway::workerStarted(Worker &worker)
{
    const std::lock_guard lock(m_mutex);
    if (m_workers.size() <= worker.index())
        m_workers.resize(worker.index() + 1);
    auto state = std::make_unique<GatewayWorker>(worker, Judge(m_settings.browserAccess, m_settings.domain),
                                                 m_settings.servesTls);
    state->routes = m_routes;
    state->apiServer = m_apiServer;
    state->noteChoice = [this, &own = *state](const UpstreamChoice &choice) { noteChoice(own, choice); };
    worker.reactor().spawn(sweep(*state));
    worker.setContext(state.get());
    m_workers[worker.index()] = std::move(state);
}

void Gateway::workerStopped(Worker &worker)
{
    const std::lock_guard lock(m_mutex);
    if (m_settings.accessLog)
        m_settings.accessLog->handOver(stateOf(worker).accessLines);
    worker.setContext(nullptr);
    m_workers[worker.index()].reset();
}

void Gateway::workerDraining(Worker &worker)
{
    GatewayWorker &state = stateOf(worker);
    state.draining = true;
    for (WebSocketRelay *const webSocket : state.webSockets)
        webSocket->end(base::CloseCode::GoingAway);
}

GatewayWorker &Gateway::stateOf(Worker &worker)
{
    return *static_cast<GatewayWorker *>(worker.context());
}

void Gateway::publish(std::shared_ptr<const RouteTable> routes)
{
    const std::lock_guard lock(m_mutex);
    m_routes = routes;
    postToWorkers([routes](GatewayWorker &state) {
        state.routes = routes;
        state.ladder.keepOnly(*routes);
        for (WebSocketRelay *const webSocket : state.webSockets)
            webSocket->check(*routes);
    });
}

void Gateway::setApiServer(std::shared_ptr<const ApiServer> apiServer)
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

/// With m_mutex held.
void Gateway::postToWorkers(const std::function<void(GatewayWorker &)> &function)
{
    for (const auto &state : m_workers) {
        if (!state)
            continue;
        state->worker.reactor().post([&worker = state->worker, function] {
            if (worker.context() != nullptr)
                function(stateOf(worker));
        });
    }
}

io::Task<void> Gateway::sweep(GatewayWorker &state)
{
    io::Event never(state.worker.reactor());
    for (;;) {
        static_cast<void>(co_await never.wait(io::Clock::now() + sweepInterval));
        state.pool.sweep(io::Clock::now());
        if (m_settings.accessLog)
            m_settings.accessLog->handOver(state.accessLines);
    }
}

void Gateway::log(GatewayWorker &state, const AccessRecord &record)
{
    m_settings.accessLog->append(state.accessLines, record);
    if (AccessLog::isFull(state.accessLines))
        m_settings.accessLog->handOver(state.accessLines);
}

void Gateway::refused(Connection &connection, int status)
{
    if (!m_settings.accessLog)
        return;
    AccessRecord record;
    record.client = connection.peerHost();
    record.status = status;
    log(stateOf(connection.worker()), record);
}

/// A line for the access log when this goes: also for a request that the end of the gateway breaks off.
class Gateway::LoggedRequest
{
public:
    LoggedRequest(Gateway &gateway, GatewayWorker &state, Exchange &exchange, const Places &places)
        : m_gateway(gateway)
        , m_state(state)
        , m_exchange(exchange)
        , m_places(places)
    {
        if (gateway.m_settings.accessLog)
            m_note = std::make_unique<const AccessNote>(exchange, state.judge, gateway.m_settings.trustedProxies);
    }
    LoggedRequest(const LoggedRequest &) = delete;
    LoggedRequest &operator=(const LoggedRequest &) = delete;
    ~LoggedRequest()
    {
        if (m_note)
            m_gateway.log(m_state, m_note->finish(m_exchange, m_exchange.connection(), m_places.upstreamMode));
    }

private:
    Gateway &m_gateway;
    GatewayWorker &m_state;
    Exchange &m_exchange;
    const Places &m_places;
    std::unique_ptr<const AccessNote> m_note; ///< nullptr: nothing is logged
};

io::Task<void> Gateway::serve(Exchange &exchange)
{
    GatewayWorker &state = stateOf(exchange.connection().worker());
    Places places; // for as long as the request, or the WebSocket it becomes, lasts
    const LoggedRequest logged(*this, state, exchange, places);
    const std::unique_ptr<WebSocketRelay> webSocket = co_await answer(state, exchange, places);
    if (webSocket) {
        // It may last for days: the judgement, its route table and both heads are gone with the coroutines that held
        // them.
        exchange.forgetRequest();
        webSocket->check(*state.routes); // they may have changed since the request was judged
        if (state.draining)
            webSocket->end(base::CloseCode::GoingAway);
        co_await webSocket->run();
    }
}

io::Task<std::unique_ptr<WebSocketRelay>> Gateway::answer(GatewayWorker &state, Exchange &exchange, Places &places)
{
    const Judgement judgement = state.judge.judge(exchange.request(), state.routes);
    const auto *const admission = std::get_if<Admission>(&judgement);
    std::optional<Rejection> rejection;
    UpgradeKind upgrade = UpgradeKind::None;
    if (const auto *const rejected = std::get_if<Rejection>(&judgement)) {
        rejection = *rejected;
    } else if (const auto *const health = std::get_if<HealthRequest>(&judgement)) {
        co_await answerHealth(state, exchange, *health);
        co_return nullptr;
    } else if (admission == nullptr) {
        co_await logIn(exchange, std::get<LoginRequest>(judgement).target);
        co_return nullptr;
    } else {
        upgrade = upgradeKindOf(exchange.request());
        rejection = obstacle(state, *admission, upgrade);
        if (!rejection)
            rejection = takePlaces(places, exchange, *admission);
    }
    if (rejection) {
        co_await reject(exchange, *rejection);
        co_return nullptr;
    }
    const auto kind = upgrade == UpgradeKind::WebSocket ? HttpRelay::Kind::Upgrade : HttpRelay::Kind::Plain;
    HttpRelay http(state, exchange, *admission, m_settings.mode, kind);
    co_await http.run();
    places.upstreamMode = name(http.mode());
    if (!http.switching())
        co_return nullptr;
    co_return co_await switchProtocols(state, exchange, http);
}

/// Why an admitted request cannot be relayed all the same.
std::optional<Rejection> Gateway::obstacle(const GatewayWorker &state, const Admission &admission,
                                           UpgradeKind upgrade) const
{
    const bool needsApiServer =
        m_settings.mode == UpstreamMode::ApiServer || m_settings.mode == UpstreamMode::PortForward;
    const ErrorFormat format = admission.fromBrowser ? ErrorFormat::Html : ErrorFormat::Json;
    if (state.draining)
        return Rejection{503, "the gateway is shutting down", "the gateway", format};
    if (needsApiServer && !state.apiServer)
        return Rejection{503, "the gateway has no connection to the API server", "the gateway", format};
    if (upgrade == UpgradeKind::Malformed)
        return Rejection{400, "the WebSocket handshake is malformed", "your request", format};
    return std::nullopt;
}

io::Task<void> Gateway::reject(Exchange &exchange, Rejection rejection)
{
    Answer answer =
        errorAnswer(rejection.status, rejection.message, exchange.requestId(), rejection.format, rejection.hop);
    if (rejection.status == 405)
        answer.fields.emplace_back("Allow", "GET");
    if (rejection.status == 429)
        answer.fields.emplace_back("Retry-After", "1");
    co_await exchange.respond(std::move(answer));
}

io::Task<void> Gateway::answerHealth(GatewayWorker &state, Exchange &exchange, HealthRequest request)
{
    const std::string_view method = exchange.request().method();
    std::optional<Rejection> no;
    if (method != "GET" && method != "HEAD")
        no = Rejection{405, "only GET asks for health", "your request"};
    else if (request.asks == HealthRequest::Asks::Ready && (state.draining || m_ending.load(std::memory_order_relaxed)))
        no = Rejection{503, "the gateway is shutting down", "the gateway"};
    else if (request.asks == HealthRequest::Asks::Ready &&
             state.routes->freshness() == RouteTable::Freshness::NotLoaded)
        no = Rejection{503, "the gateway does not know the sandboxes yet", "the gateway"};
    if (no) {
        co_await reject(exchange, *no);
        co_return;
    }
    Answer answer(200, "{\"status\":\"ok\"}\n");
    answer.fields = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    co_await exchange.respond(std::move(answer));
}

io::Task<void> Gateway::logIn(Exchange &exchange, BrowserTarget target)
{
    const auto login = m_settings.browserAccess->redeem(exchange.request().target(), target, io::Clock::now());
    if (m_settings.onLogin)
        m_settings.onLogin(target, login.has_value());
    if (!login) {
        co_await reject(exchange, {401, "this link was used already, or is older than a minute: open the sandbox again",
                                   "your request", ErrorFormat::Html});
        co_return;
    }
    Answer answer(303);
    answer.fields = {{"Location", login->location},
                     {"Set-Cookie", login->setCookie},
                     {"Referrer-Policy", "no-referrer"},
                     {"Cache-Control", "no-store"}};
    co_await exchange.respond(std::move(answer));
}

std::optional<Rejection> Gateway::takePlaces(Places &places, Exchange &exchange, const Admission &admission)
{
    const ErrorFormat format = admission.fromBrowser ? ErrorFormat::Html : ErrorFormat::Json;
    const Connection &connection = exchange.connection();
    if (connection.isFromTrustedProxy()) {
        auto client =
            m_clients.begin(clientKey(clientBehind(connection.peer(), exchange.request(), m_settings.trustedProxies)));
        if (!client)
            return Rejection{429, "this client has too many requests at once", "your request", format};
        places.client = std::move(*client);
    }
    auto sandbox = m_sandboxes.begin(std::hash<std::string_view>{}(admission.id));
    if (!sandbox)
        return Rejection{429, "this sandbox has too many requests at once", "the sandbox", format};
    places.sandbox = std::move(*sandbox);
    return std::nullopt;
}

io::Task<std::unique_ptr<WebSocketRelay>> Gateway::switchProtocols(GatewayWorker &state, Exchange &exchange,
                                                                   HttpRelay &http)
{
    if (!answersHandshake(exchange.request(), *http.switching())) {
        co_await http.fail(502, "the sandbox gave no valid answer to the WebSocket handshake", "the sandbox");
        co_return nullptr;
    }
    const Route &route = *http.rules().admission.route;
    WebSocketRelay::Identity identity{http.rules().admission.id, route.token, route.podUid};
    const io::BlockString head = responseHeadFor(exchange, http.rules(), *http.switching(), BodyFraming{}, false);
    Connection &client = exchange.connection();
    std::unique_ptr<Connection> upstream = http.takeUpstream();
    client.stream().cancelOnHangUp(nullptr);
    if (client.stream().isHungUp()) {
        upstream->stream().abort(); // a client that closes while it waits has given up
        co_return nullptr;
    }
    exchange.closeAfterwards();
    exchange.noteResponded(101, false);
    const bool sent = co_await client.sendAll(head, exchange.timeouts().request);
    if (!sent)
        co_return nullptr;
    co_return std::make_unique<WebSocketRelay>(state, client, std::move(upstream), negotiatedBits(*http.switching()),
                                               std::move(identity), exchange.timeouts());
}

} // namespace liteboxd::engine
