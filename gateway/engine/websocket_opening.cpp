// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/websocket_opening.h"

#include "gateway/engine/forwarded_head.h"
#include "gateway/engine/http_relay.h"
#include "gateway/engine/open_request.h"
#include "gateway/engine/websocket_relay.h"
#include "gateway/http/websocket_handshake.h"

#include <memory>
#include <utility>

namespace liteboxd::engine {

using http::Refusal;

io::Task<void> openWebSocket(GatewayWorker &worker, http::Exchange &exchange, HttpRelay &relay, OpenRequest &request)
{
    if (!http::answersHandshake(exchange.request(), *relay.switching())) {
        co_await relay.fail(Refusal::NoValidHandshake);
        co_return;
    }
    const io::BlockString head =
        responseHeadFor(exchange, relay.rules(), *relay.switching(), http::BodyFraming{}, false);
    http::Connection &client = exchange.connection();
    const std::unique_ptr<http::Connection> upstream = relay.takeUpstream();
    if (client.stream().isHungUp()) {
        upstream->stream().abort(); // a client that closes while it waits has given up
        co_return;
    }
    exchange.closeAfterwards();
    exchange.noteResponded(101, false);
    const bool sent = co_await client.sendAll(head, exchange.timeouts().request);
    if (!sent)
        co_return;
    const Admission &admission = relay.rules().admission;
    WebSocketRelay::Sandbox sandbox{admission.place, admission.route, admission.session, admission.link, client.peer()};
    WebSocketRelay::Streams streams{client.takeStream(), upstream->takeStream()};
    request.outliveExchange();
    auto webSocket =
        std::make_unique<WebSocketRelay>(worker, std::move(streams), http::negotiatedBits(*relay.switching()),
                                         std::move(sandbox), std::move(request), exchange.timeouts());
    webSocket->check(*worker.routes); // they may have changed since the request was judged
    if (worker.draining)
        webSocket->end(base::CloseCode::GoingAway);
    webSocket->begin(client.received().view(), upstream->received().view());
    exchange.goOnAs(std::move(webSocket)); // it may last for days: all that served the handshake goes
}

} // namespace liteboxd::engine
