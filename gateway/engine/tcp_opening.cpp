// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/tcp_opening.h"

#include "core/base/websocket_frame.h"
#include "gateway/engine/tcp_relay.h"
#include "gateway/engine/upstream.h"
#include "gateway/http/byte_websocket.h"

#include <string>
#include <string_view>
#include <utility>

namespace liteboxd::engine {

namespace {

/// What websockify's clients offer, and some insist on.
constexpr std::string_view binaryProtocol = "binary";

http::Answer switchingAnswer(const http::RequestHead &request)
{
    http::Answer answer(101);
    answer.fields = {{"Upgrade", "websocket"},
                     {"Connection", "Upgrade"},
                     {"Sec-WebSocket-Accept", base::acceptFor(*request.find("Sec-WebSocket-Key"))}};
    if (request.lists("Sec-WebSocket-Protocol", binaryProtocol))
        answer.fields.emplace_back("Sec-WebSocket-Protocol", binaryProtocol);
    return answer;
}

} // namespace

io::Task<void> openTcp(GatewayWorker &worker, http::Exchange &exchange, const Admission &admission, UpstreamMode mode,
                       OpenRequest &request)
{
    Upstream upstream(worker, admission, mode, exchange.timeouts(), Upstream::Carries::Bytes);
    auto connected = co_await upstream.connect();
    request.noteUpstream(upstream.mode());
    if (!connected) {
        co_await exchange.refuse(upstream.refusal(connected.error()));
        co_return;
    }
    http::Connection &client = exchange.connection();
    const bool sent =
        !client.stream().isHungUp() && co_await exchange.switchProtocols(switchingAnswer(exchange.request()));
    if (!sent)
        co_return;
    request.outliveExchange();
    const http::Timeouts &timeouts = exchange.timeouts();
    std::string received(client.received().view());
    auto webSocket = std::make_unique<http::ByteWebSocket>(client.takeStream(), base::Masking::Required,
                                                           std::move(received), timeouts.webSocketSilence());
    TcpRelay::Farewell farewell = [&worker, linger = timeouts.linger, socket = webSocket.get()](base::CloseCode code,
                                                                                                std::string reason) {
        return socket->close(worker.worker, code, std::move(reason), linger);
    };
    SandboxConnection::Streams streams{std::move(webSocket), (*connected)->takeStream()};
    SandboxConnection::Sandbox sandbox{admission.place, admission.route, admission.session, admission.link,
                                       client.peer()};
    auto relay = std::make_unique<TcpRelay>(worker, std::move(streams), upstream.mode(), std::move(sandbox),
                                            std::move(request), std::move(farewell));
    relay->check(*worker.routes); // they may have changed since the request was judged
    if (worker.draining)
        relay->end(base::CloseCode::GoingAway);
    exchange.goOnAs(std::move(relay));
}

} // namespace liteboxd::engine
