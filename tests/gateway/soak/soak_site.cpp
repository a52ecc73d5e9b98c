// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/soak/soak_site.h"

#include "core/base/websocket_frame.h"

namespace liteboxd::engine {

io::Task<void> SoakSite::serve(http::Exchange &exchange)
{
    const bool isHandshake = exchange.request().find("Upgrade").has_value();
    if (isHandshake) {
        co_await answerHandshake(exchange);
        co_return;
    }
    const bool inChunks = exchange.request().target().starts_with("/chunks");
    const auto body = co_await exchange.readBody(1 << 20);
    std::string text = std::to_string(body ? body->size() : 0);
    if (!inChunks) {
        http::Answer answer(200, std::move(text));
        co_await exchange.respond(std::move(answer));
        co_return;
    }
    http::Answer head;
    co_await exchange.begin(std::move(head));
    co_await exchange.write(text);
    co_await exchange.write(text);
    co_await exchange.end();
}

io::Task<void> SoakSite::answerHandshake(http::Exchange &exchange)
{
    http::Answer answer(101);
    const std::string key(exchange.request().find("Sec-WebSocket-Key").value_or(""));
    answer.fields = {
        {"Connection", "Upgrade"}, {"Upgrade", "websocket"}, {"Sec-WebSocket-Accept", base::acceptFor(key)}};
    const bool isOpen = co_await exchange.switchProtocols(std::move(answer));
    if (!isOpen)
        co_return;
    http::Connection &connection = exchange.connection();
    if (connection.received().isEmpty())
        co_await connection.receiveMore(io::Clock::now() + std::chrono::seconds(10));
    const std::string bytes = base::encodeFrame(base::Opcode::Text, "bye") +
                              base::encodeFrame(base::Opcode::Close, base::closePayload(base::CloseCode::Normal));
    co_await connection.sendAll(bytes, std::chrono::seconds(10));
}

} // namespace liteboxd::engine
