// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/gateway.h"

#include "gateway/http/client_address.h"
#include "gateway/engine/gateway_worker.h"
#include "gateway/http/head_writer.h"
#include "gateway/engine/http_relay.h"
#include "gateway/engine/open_request.h"
#include "gateway/http/websocket_handshake.h"
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

void Gateway::workerStarted(http::Worker &worker)
{
    const std::lock_guard lock(m_mutex);
    if (m_workers.size() <= worker.index())
        m_workers.resize(worker.index() + 1);
    auto state = std::make_unique<GatewayWorker>(worker, Judge(m_settings.browserAccess, m_settings.domain),
                                                 m_settings.servesTls, m_settings.accessLog.get());
    state->routes = m_routes;
    state->apiServer = m_apiServer;
    state->noteChoice = [this, &own = *state](const UpstreamChoice &choice) { noteChoice(own, choice); };
    state->noteUnauthenticated = m_settings.onUnauthenticated ? m_settings.onUnauthenticated : [] {};
    worker.reactor().spawn(sweep(*state));
    worker.setContext(state.get());
    m_workers[worker.index()] = std::move(state);
}

void Gateway::workerStopped(http::Worker &worker)
{
    const std::lock_guard lock(m_mutex);
    if (m_settings.accessLog)
        m_settings.accessLog->handOver(stateOf(worker).accessLines);
    worker.setContext(nullptr);
    m_workers[worker.index()].reset();
}

void Gateway::workerDraining(http::Worker &worker)
{
    GatewayWorker &state = stateOf(worker);
    state.draining = true;
    for (WebSocketRelay *const webSocket : state.webSockets)
        webSocket->end(base::CloseCode::GoingAway);
}

GatewayWorker &Gateway::stateOf(http::Worker &worker)
{
    return *static_cast<GatewayWorker *>(worker.context());
}

void Gateway::publish(const std::shared_ptr<const RouteTable> &routes)
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

void Gateway::refused(http::Connection &connection, int status)
{
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
    OpenRequest request(state, exchange, m_settings.trustedProxies);
    co_await answer(state, exchange, request);
}

io::Task<void> Gateway::answer(GatewayWorker &state, http::Exchange &exchange, OpenRequest &request)
{
    const Judgement judgement = state.judge.judge(exchange.request(), *state.routes);
    const auto *const admission = std::get_if<Admission>(&judgement);
    std::optional<Rejection> rejection;
    http::UpgradeKind upgrade = http::UpgradeKind::None;
    if (const auto *const rejected = std::get_if<Rejection>(&judgement)) {
        rejection = *rejected;
    } else if (const auto *const health = std::get_if<HealthRequest>(&judgement)) {
        co_await answerHealth(state, exchange, *health);
        co_return;
    } else if (admission == nullptr) {
        co_await logIn(exchange, std::get<LoginRequest>(judgement).target);
        co_return;
    } else {
        upgrade = http::upgradeKindOf(exchange.request());
        rejection = obstacle(state, *admission, upgrade);
        if (!rejection)
            rejection = takePlaces(request, exchange, *admission);
    }
    if (rejection) {
        co_await reject(exchange, *rejection);
        co_return;
    }
    if (forwardsLeft(exchange.request()) == 0U) {
        http::Answer last(204);
        last.fields.emplace_back("Allow", http::allowedMethods);
        co_await exchange.respond(std::move(last));
        co_return;
    }
    const auto kind = upgrade == http::UpgradeKind::WebSocket ? HttpRelay::Kind::Upgrade : HttpRelay::Kind::Plain;
    HttpRelay http(state, exchange, *admission, m_settings.mode, kind);
    co_await http.run();
    request.noteUpstream(http.mode());
    if (http.switching())
        co_await switchProtocols(state, exchange, http, request);
}

/// Why an admitted request cannot be relayed all the same.
std::optional<Rejection> Gateway::obstacle(const GatewayWorker &state, const Admission &admission,
                                           http::UpgradeKind upgrade) const
{
    const bool needsApiServer =
        m_settings.mode == UpstreamMode::ApiServer || m_settings.mode == UpstreamMode::PortForward;
    const http::ErrorFormat format = admission.fromBrowser ? http::ErrorFormat::Html : http::ErrorFormat::Json;
    if (state.draining)
        return Rejection{503, "the gateway is shutting down", "the gateway", format};
    if (needsApiServer && !state.apiServer)
        return Rejection{503, "the gateway has no connection to the API server", "the gateway", format};
    if (upgrade == http::UpgradeKind::Malformed)
        return Rejection{400, "the WebSocket handshake is malformed", "your request", format};
    return std::nullopt;
}

io::Task<void> Gateway::reject(http::Exchange &exchange, Rejection rejection)
{
    http::Answer answer =
        http::errorAnswer(rejection.status, rejection.message, exchange.requestId(), rejection.format, rejection.hop);
    if (rejection.status == 405)
        answer.fields.emplace_back("Allow", "GET");
    if (rejection.status == 429)
        answer.fields.emplace_back("Retry-After", "1");
    co_await exchange.respond(std::move(answer));
}

io::Task<void> Gateway::answerHealth(GatewayWorker &state, http::Exchange &exchange, HealthRequest request)
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
    http::Answer answer(200, "{\"status\":\"ok\"}\n");
    answer.fields = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    co_await exchange.respond(std::move(answer));
}

io::Task<void> Gateway::logIn(http::Exchange &exchange, BrowserTarget target)
{
    const auto login = m_settings.browserAccess->redeem(exchange.request().target(), target, io::Clock::now());
    if (m_settings.onLogin)
        m_settings.onLogin(target, login.has_value());
    if (!login) {
        co_await reject(exchange, {401, "this link was used already, or is older than a minute: open the sandbox again",
                                   "your request", http::ErrorFormat::Html});
        co_return;
    }
    http::Answer answer(303);
    answer.fields = {{"Location", login->location},
                     {"Set-Cookie", login->setCookie},
                     {"Referrer-Policy", "no-referrer"},
                     {"Cache-Control", "no-store"}};
    co_await exchange.respond(std::move(answer));
}

std::optional<Rejection> Gateway::takePlaces(OpenRequest &request, http::Exchange &exchange, const Admission &admission)
{
    const http::ErrorFormat format = admission.fromBrowser ? http::ErrorFormat::Html : http::ErrorFormat::Json;
    const http::Connection &connection = exchange.connection();
    http::UseCounter::Use client;
    if (connection.isFromTrustedProxy()) {
        auto use = m_clients.begin(
            http::clientKey(http::clientBehind(connection.peer(), exchange.request(), m_settings.trustedProxies)));
        if (!use)
            return Rejection{429, "this client has too many requests at once", "your request", format};
        client = std::move(*use);
    }
    auto sandbox = m_sandboxes.begin(std::hash<std::string_view>{}(admission.id));
    if (!sandbox)
        return Rejection{429, "this sandbox has too many requests at once", "the sandbox", format};
    request.take(std::move(client), std::move(*sandbox));
    return std::nullopt;
}

io::Task<void> Gateway::switchProtocols(GatewayWorker &state, http::Exchange &exchange, HttpRelay &http,
                                        OpenRequest &request)
{
    if (!http::answersHandshake(exchange.request(), *http.switching())) {
        co_await http.fail(502, "the sandbox gave no valid answer to the WebSocket handshake", "the sandbox");
        co_return;
    }
    const io::BlockString head = responseHeadFor(exchange, http.rules(), *http.switching(), http::BodyFraming{}, false);
    http::Connection &client = exchange.connection();
    const std::unique_ptr<http::Connection> upstream = http.takeUpstream();
    client.stream().cancelOnHangUp(nullptr);
    if (client.stream().isHungUp()) {
        upstream->stream().abort(); // a client that closes while it waits has given up
        co_return;
    }
    exchange.closeAfterwards();
    exchange.noteResponded(101, false);
    const bool sent = co_await client.sendAll(head, exchange.timeouts().request);
    if (!sent)
        co_return;
    const Admission &admission = http.rules().admission;
    WebSocketRelay::Sandbox sandbox{admission.id, admission.route};
    WebSocketRelay::Sides sides{client.takeStream(), upstream->takeStream()};
    request.outliveExchange();
    auto webSocket = std::make_unique<WebSocketRelay>(state, std::move(sides), http::negotiatedBits(*http.switching()),
                                                      std::move(sandbox), std::move(request), exchange.timeouts());
    webSocket->check(*state.routes); // they may have changed since the request was judged
    if (state.draining)
        webSocket->end(base::CloseCode::GoingAway);
    webSocket->begin(client.received().view(), upstream->received().view());
    exchange.goOnAs(std::move(webSocket)); // it may last for days: all that served the handshake goes
}

} // namespace liteboxd::engine
