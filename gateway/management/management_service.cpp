// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/management_service.h"

#include "core/base/ascii.h"
#include "gateway/http/websocket_handshake.h"
#include "gateway/http/worker.h"
#include "gateway/management/api_document.h"
#include "gateway/management/routes/api_request.h"
#include "gateway/management/feeds/api_socket.h"
#include "gateway/management/management_api.h"
#include "gateway/management/pending_answer.h"
#include "gateway/management/routes/problem.h"
#include "gateway/management/start_page.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <optional>
#include <utility>

namespace liteboxd::management {

namespace {

http::Answer wireAnswer(ApiAnswer answer)
{
    http::Answer wire(answer.status, std::move(answer.body));
    if (wire.status != 204)
        wire.fields.emplace_back("Content-Type", std::move(answer.contentType));
    wire.fields.emplace_back("Cache-Control", "no-store");
    wire.fields.emplace_back("X-Content-Type-Options", "nosniff");
    for (auto &field : answer.fields)
        wire.fields.push_back(std::move(field));
    return wire;
}

http::Answer refusal(const http::Exchange &exchange, int status, std::string_view code, std::string_view detail)
{
    return wireAnswer(problem(status, code, detail, exchange.requestId()));
}

/// The token of `Authorization: Bearer TOKEN`; empty if there is none.
std::string bearerToken(const http::RequestHead &request)
{
    constexpr std::string_view scheme = "bearer ";
    const std::string_view value = request.find(http::FieldId::Authorization).value_or(std::string_view());
    if (request.count(http::FieldId::Authorization) != 1 || value.size() <= scheme.size() ||
        !base::equalsIgnoringCase(value.substr(0, scheme.size()), scheme))
        return {};
    return std::string(base::trimmed(value.substr(scheme.size())));
}

ApiRequest apiRequest(http::Exchange &exchange, const RouteMatch &match, const ApiToken &who, std::string body)
{
    const http::RequestHead &request = exchange.request();
    const auto field = [&request](std::string_view name) {
        return std::string(request.find(name).value_or(std::string_view()));
    };
    ApiRequest out;
    out.route = match.route;
    out.parameters = match.parameters;
    out.query = request.query().empty() ? std::string() : std::string(request.query().substr(1));
    out.contentType = field("Content-Type");
    out.idempotencyKey = field("Idempotency-Key");
    out.body = std::move(body);
    out.requestId = exchange.requestId();
    out.client = exchange.connection().peerHost();
    out.who = who.name;
    out.scope = who.scope;
    return out;
}

} // namespace

ManagementService::ManagementService(ManagementApi &api, ApiTokenTable tokens, Scheme scheme, std::string domain)
    : m_api(api)
    , m_scheme(scheme)
    , m_domain(std::move(domain))
    , m_tokens(std::make_shared<const ApiTokenTable>(std::move(tokens)))
{}

ManagementService::~ManagementService() = default;

void ManagementService::setTokens(ApiTokenTable tokens)
{
    const std::lock_guard lock(m_mutex);
    m_tokens = std::make_shared<const ApiTokenTable>(std::move(tokens));
}

std::shared_ptr<const ApiTokenTable> ManagementService::tokens() const
{
    const std::lock_guard lock(m_mutex);
    return m_tokens;
}

/// Where the client found this gateway, as far as it says so, or a trusted proxy.
std::string ManagementService::originOf(http::Exchange &exchange) const
{
    const http::RequestHead &request = exchange.request();
    const bool isProxied = exchange.connection().isFromTrustedProxy();
    const auto forwarded = [&](http::FieldId id) {
        return isProxied ? request.find(id).value_or(std::string_view()) : std::string_view();
    };
    const std::string_view host = forwarded(http::FieldId::XForwardedHost);
    const std::string_view scheme = forwarded(http::FieldId::XForwardedProto);
    const bool isSecure = scheme == "https" || (scheme.empty() && m_scheme == Scheme::Https);
    return std::string(isSecure ? "https://" : "http://").append(host.empty() ? request.host() : host);
}

io::Task<void> ManagementService::serve(http::Exchange &exchange)
{
    const std::shared_ptr<const ApiTokenTable> table = tokens();
    if (table->size() == 0) {
        co_await exchange.refuse(http::Refusal::NothingHere);
        co_return;
    }
    const std::string_view method = exchange.request().method();
    if (exchange.request().path() == "/api/openapi.json" && (method == "GET" || method == "HEAD")) {
        ApiAnswer document;
        document.body = apiDocument();
        http::Answer answer = wireAnswer(std::move(document));
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    if (exchange.request().path() == "/") {
        co_await leadToStartPage(exchange);
        co_return;
    }
    if (start_page::isBelow(exchange.request().path())) {
        co_await serveStartPage(exchange, *table);
        co_return;
    }
    const std::string token = bearerToken(exchange.request());
    exchange.wipe(http::FieldId::Authorization);
    const ApiToken *const who = table->find(token);
    if (who == nullptr || token.empty()) {
        http::Answer answer =
            refusal(exchange, 401, "Unauthenticated", "a valid API token is required, by the scheme Bearer");
        answer.fields.emplace_back("WWW-Authenticate", "Bearer");
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    co_await serveKnown(exchange, *who, exchange.request().path());
}

/// Who comes to the root of this host looks for something to look at; what is no reading is refused as it would be
/// without a start page.
io::Task<void> ManagementService::leadToStartPage(http::Exchange &exchange)
{
    const std::string_view method = exchange.request().method();
    if (method != "GET" && method != "HEAD") {
        co_await exchange.refuse(http::Refusal::NothingHere);
        co_return;
    }
    http::Answer answer(303);
    answer.fields = {{"Location", "/api/start/"}, {"Cache-Control", "no-store"}};
    co_await exchange.respond(std::move(answer));
}

/// A browser's way in: its session is a cookie, so whatever does or opens something must come from the page itself.
io::Task<void> ManagementService::serveStartPage(http::Exchange &exchange, const ApiTokenTable &table)
{
    const http::RequestHead &request = exchange.request();
    const std::string_view path = request.path();
    const bool isRead = request.method() == "GET" || request.method() == "HEAD";
    const bool isUpgrade = http::upgradeKindOf(request) != http::UpgradeKind::None;
    auto file = isRead ? start_page::file(path) : std::nullopt;
    if (file) {
        co_await exchange.respond(std::move(*file));
        co_return;
    }
    const std::string origin = originOf(exchange);
    const std::string host = origin.substr(origin.find("://") + 3);
    std::optional<http::Answer> answer;
    if ((!isRead || isUpgrade) && !start_page::isFromOwnPage(request, host)) {
        answer = refusal(exchange, 403, "OtherOrigin", "this was not asked by the start page itself");
    } else if (path == "/api/start/session" && request.method() == "DELETE") {
        answer.emplace(204);
        answer->fields = {{"Set-Cookie", start_page::ending()}, {"Cache-Control", "no-store"}};
    } else if (path == "/api/start/session" && request.method() == "POST") {
        answer = co_await beginSession(exchange, table, origin.starts_with("https"));
    }
    const ApiToken *const who = answer ? nullptr : start_page::sessionOf(request, table);
    exchange.wipe(http::FieldId::Cookie);
    if (!answer && who == nullptr)
        answer = refusal(exchange, 401, "Unauthenticated", "sign in at /api/start/");
    if (!answer && path == "/api/start/info" && isRead) {
        ApiAnswer info;
        info.body = QJsonDocument(QJsonObject{{QStringLiteral("name"), QString::fromStdString(who->name)},
                                              {QStringLiteral("domain"), QString::fromStdString(m_domain)}})
                        .toJson(QJsonDocument::Compact)
                        .toStdString();
        answer = wireAnswer(std::move(info));
    }
    if (!answer && start_page::routeOf(path).empty())
        answer = refusal(exchange, 404, "NotFound", "there is nothing here");
    if (answer)
        co_await exchange.respond(std::move(*answer));
    else
        co_await serveKnown(exchange, *who, start_page::routeOf(path));
}

io::Task<http::Answer> ManagementService::beginSession(http::Exchange &exchange, const ApiTokenTable &table,
                                                       bool isSecure)
{
    constexpr std::size_t longest = 4096;
    const auto body = co_await exchange.readBody(longest);
    const QJsonObject json = body ? QJsonDocument::fromJson(QByteArray::fromStdString(*body)).object() : QJsonObject();
    const std::string token = json[QStringLiteral("token")].toString().toStdString();
    const ApiToken *const who = token.empty() ? nullptr : table.find(token);
    if (who == nullptr)
        co_return refusal(exchange, 401, "Unauthenticated", "this API token is not valid");
    if (who->scope != ApiScope::Read)
        co_return refusal(exchange, 403, "ScopeTooWide", "only a token of scope read may be kept in a browser");
    http::Answer answer(204);
    answer.fields = {{"Set-Cookie", start_page::beginning(token, isSecure)}, {"Cache-Control", "no-store"}};
    co_return answer;
}

io::Task<void> ManagementService::serveKnown(http::Exchange &exchange, const ApiToken &who, std::string_view path)
{
    const http::RequestHead &request = exchange.request();
    const http::UpgradeKind upgrade = http::upgradeKindOf(request);
    const RouteMatch match = findRoute(request.method(), path, upgrade != http::UpgradeKind::None);
    std::optional<http::Answer> refused;
    if (match.allowed.empty()) {
        refused = refusal(exchange, 404, "NotFound", "there is nothing here; /api/openapi.json says what there is");
    } else if (match.route == nullptr) {
        refused = refusal(exchange, 405, "MethodNotAllowed", "this method is not available here");
        refused->fields.emplace_back("Allow", match.allowed);
    } else if (who.scope < match.route->scope) {
        const std::string needed(name(match.route->scope));
        const std::string why = "this needs an API token of scope " + needed;
        refused = refusal(exchange, 403, "InsufficientScope", why);
        m_api.noteRefused(apiRequest(exchange, match, who, {}), 403, why);
    } else if (upgrade == http::UpgradeKind::Malformed) {
        refused = refusal(exchange, 400, "BadHandshake", "the WebSocket handshake is malformed");
    } else if (match.route->kind == ApiRoute::Kind::Socket && upgrade == http::UpgradeKind::None) {
        refused = refusal(exchange, 426, "UpgradeRequired", "this is a WebSocket");
        refused->fields.emplace_back("Upgrade", "websocket");
    }
    if (refused) {
        co_await exchange.respond(std::move(*refused));
        co_return;
    }
    auto body = co_await exchange.readBody(match.route->largestBody);
    if (!body) {
        const int status = body.error().code == base::ErrorCode::Rejected ? 413 : statusOf(body.error().code);
        exchange.closeAfterwards();
        http::Answer answer = refusal(exchange, status, base::name(body.error().code), body.error().message);
        m_api.noteRefused(apiRequest(exchange, match, who, {}), status, body.error().message);
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    ApiRequest asked = apiRequest(exchange, match, who, std::move(*body));
    asked.origin = originOf(exchange);
    co_await ask(exchange, std::move(asked));
}

io::Task<void> ManagementService::ask(http::Exchange &exchange, ApiRequest request)
{
    const auto pending = std::make_shared<PendingAnswer>(exchange.connection().worker().reactor());
    const io::Deadline deadline = io::Clock::now() + request.route->limit;
    m_api.post(std::move(request), pending);
    const io::WaitStatus waited = co_await pending->wait(deadline);
    ApiAnswer answer =
        waited == io::WaitStatus::Ready
            ? pending->take()
            : problem(504, "TimedOut", "the cluster did not answer in time; it may still do what was asked",
                      exchange.requestId());
    if (answer.feed) {
        co_await serveSocket(exchange, std::move(answer.feed));
        co_return;
    }
    http::Answer wire = wireAnswer(std::move(answer));
    co_await exchange.respond(std::move(wire));
}

io::Task<void> ManagementService::serveSocket(http::Exchange &exchange, std::shared_ptr<SocketFeed> feed)
{
    http::Answer answer(101);
    answer.fields = {{"Upgrade", "websocket"},
                     {"Connection", "Upgrade"},
                     {"Sec-WebSocket-Accept",
                      base::acceptFor(exchange.request().find("Sec-WebSocket-Key").value_or(std::string_view()))}};
    ApiSocket socket(exchange.connection(), exchange.timeouts(), std::move(feed));
    const bool switched = co_await exchange.switchProtocols(std::move(answer));
    if (!switched)
        co_return;
    const http::Worker &worker = exchange.connection().worker();
    note(worker, socket);
    co_await socket.run();
    forget(worker, socket);
}

void ManagementService::note(const http::Worker &worker, ApiSocket &socket)
{
    const std::lock_guard lock(m_mutex);
    m_sockets[worker.index()].insert(&socket);
    if (m_draining.contains(worker.index()))
        socket.end(base::CloseCode::GoingAway);
}

void ManagementService::forget(const http::Worker &worker, ApiSocket &socket)
{
    const std::lock_guard lock(m_mutex);
    m_sockets[worker.index()].erase(&socket);
}

void ManagementService::workerDraining(http::Worker &worker)
{
    const std::lock_guard lock(m_mutex);
    m_draining.insert(worker.index());
    for (ApiSocket *const socket : m_sockets[worker.index()])
        socket->end(base::CloseCode::GoingAway);
}

} // namespace liteboxd::management
