// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/sandbox_site.h"

#include "app/demo/node/sandbox_page.h"
#include "app/demo/node/streaming_pause.h"
#include "app/demo/node/websocket_echo.h"

#include <algorithm>
#include <charconv>
#include <ctime>

namespace liteboxd::demo {

namespace {

http::Answer text(int status, std::string body, const char *type = "text/plain; charset=utf-8")
{
    http::Answer answer(status, std::move(body));
    answer.fields.emplace_back("Content-Type", type);
    return answer;
}

/// The request as the sandbox got it, which is what one wants to see behind a gateway.
std::string headText(const http::RequestHead &request)
{
    std::string out(request.method());
    out += ' ';
    out += request.target();
    out += request.isHttp11() ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n";
    for (const http::Field &field : request.fields()) {
        out += field.name;
        out += ": ";
        out += field.value;
        out += "\r\n";
    }
    return out;
}

std::string timeText()
{
    const std::time_t now = std::time(nullptr);
    std::tm broken{};
    gmtime_r(&now, &broken);
    char out[32];
    const std::size_t length = std::strftime(out, sizeof out, "%H:%M:%S UTC", &broken);
    return std::string(out, length);
}

} // namespace

SandboxSite::SandboxSite(std::string podName, std::function<void(std::string)> log)
    : m_podName(std::move(podName))
    , m_log(std::move(log))
    , m_started(io::Clock::now())
{}

io::Task<void> SandboxSite::serve(http::Exchange &exchange)
{
    const http::RequestHead &request = exchange.request();
    const std::string_view path = request.path();
    m_log(std::string(request.method()) + ' ' + std::string(path));
    const bool reads = request.method() == "GET" || request.method() == "HEAD";
    if (path == "/echo") {
        co_await echo(exchange);
        co_return;
    }
    if (request.method() == "OPTIONS") {
        http::Answer answer(204);
        answer.fields.emplace_back("Allow", "GET, HEAD, OPTIONS");
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    if (!reads) {
        http::Answer answer = text(405, "only GET, HEAD and OPTIONS here; POST goes to /echo\n");
        answer.fields.emplace_back("Allow", "GET, HEAD, OPTIONS");
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    http::Answer answer = text(404, "no such page\n");
    if (path == "/ws") {
        WebSocketEcho echoes(exchange);
        co_await echoes.run();
        co_return;
    }
    if (path == "/events") {
        co_await clock(exchange);
        co_return;
    }
    if (path == "/large") {
        co_await large(exchange);
        co_return;
    }
    if (path == "/api/info") {
        co_await info(exchange);
        co_return;
    }
    if (path == "/") {
        answer = text(200, sandboxPage(m_podName), "text/html; charset=utf-8");
    } else if (path == "/assets/style.css") {
        answer = text(200, std::string(sandboxStyle()), "text/css; charset=utf-8");
    } else if (path == "/assets/app.js") {
        answer = text(200, std::string(sandboxScript()), "text/javascript; charset=utf-8");
    } else if (path == "/cookie") {
        answer = text(200, "set\n");
        const std::string_view value = request.query();
        answer.fields.emplace_back(
            "Set-Cookie", "demo=" + std::string(value.substr(std::min<std::size_t>(1, value.size()))) + "; Path=/");
    } else if (path.starts_with("/status/")) {
        int status = 0;
        const std::string_view digits = path.substr(8);
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), status);
        if (parsed.ec == std::errc() && parsed.ptr == digits.data() + digits.size() && status >= 200 && status <= 599)
            answer = text(status, "status " + std::to_string(status) + "\n");
    }
    co_await exchange.respond(std::move(answer));
}

io::Task<void> SandboxSite::info(http::Exchange &exchange)
{
    const auto up = std::chrono::duration_cast<std::chrono::seconds>(io::Clock::now() - m_started);
    std::string body =
        R"({"sandbox":")" + m_podName + R"(","demo":true,"upSeconds":)" + std::to_string(up.count()) + "}\n";
    http::Answer answer = text(200, std::move(body), "application/json");
    co_await exchange.respond(std::move(answer));
}

io::Task<void> SandboxSite::clock(http::Exchange &exchange)
{
    http::Answer head(200);
    head.fields.emplace_back("Content-Type", "text/event-stream");
    head.fields.emplace_back("Cache-Control", "no-cache");
    if (!co_await exchange.begin(std::move(head)))
        co_return;
    io::Deadline next = io::Clock::now();
    for (unsigned id = 1;; ++id) {
        const std::string event = "id: " + std::to_string(id) + "\ndata: " + timeText() + "\n\n";
        if (!co_await exchange.write(event) || exchange.request().method() == "HEAD")
            break;
        next += std::chrono::seconds(1);
        if (co_await pauseStreaming(exchange, next) != PauseEnd::Elapsed)
            co_return;
    }
    co_await exchange.end();
}

io::Task<void> SandboxSite::echo(http::Exchange &exchange)
{
    const std::string_view method = exchange.request().method();
    if (method == "GET" || method == "HEAD") {
        http::Answer answer = text(200, headText(exchange.request()));
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    http::Answer head(200);
    const auto type = exchange.request().find("Content-Type");
    head.fields.emplace_back("Content-Type", type ? std::string(*type) : std::string("application/octet-stream"));
    if (exchange.request().expectsContinue() &&
        !co_await exchange.connection().sendAll("HTTP/1.1 100 Continue\r\n\r\n", exchange.timeouts().request))
        co_return;
    if (!co_await exchange.begin(std::move(head)))
        co_return;
    http::BodyReader &body = exchange.body();
    while (body.state() == http::BodyReader::State::Reading) {
        const std::string piece(co_await body.next());
        if (!co_await exchange.write(piece))
            co_return;
    }
    if (body.state() != http::BodyReader::State::Complete) {
        exchange.connection().stream().abort();
        co_return;
    }
    co_await exchange.end();
}

io::Task<void> SandboxSite::large(http::Exchange &exchange)
{
    std::uint64_t left = 0;
    const std::string_view query = exchange.request().query();
    constexpr std::string_view name = "?bytes=";
    if (query.starts_with(name))
        std::from_chars(query.data() + name.size(), query.data() + query.size(), left);
    static const std::string line = "the quick brown sandbox jumps over the lazy gateway, again and again and again\n";
    std::string block;
    while (block.size() < 64 * 1024)
        block += line;
    http::Answer head = text(200, {});
    if (!co_await exchange.begin(std::move(head)))
        co_return;
    const bool isHead = exchange.request().method() == "HEAD";
    while (left > 0 && !isHead) {
        const std::string_view piece = std::string_view(block).substr(0, std::min<std::uint64_t>(left, block.size()));
        if (!co_await exchange.write(piece))
            co_return;
        left -= piece.size();
    }
    co_await exchange.end();
}

} // namespace liteboxd::demo
