// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/websocket_echo.h"

#include "app/demo/node/websocket_answer.h"
#include "gateway/http/websocket_handshake.h"

#include <algorithm>
#include <utility>

namespace liteboxd::demo {

io::Task<void> WebSocketEcho::run()
{
    if (!co_await shakeHands())
        co_return;
    http::ByteQueue &received = m_exchange.connection().received();
    for (;;) {
        const auto header = base::decodeFrameHeader(received.view());
        if (!header || (*header && !isAllowed(**header))) {
            co_await closeWith(base::CloseCode::ProtocolError);
            co_return;
        }
        if (!*header) {
            if (!co_await m_exchange.connection().receiveMore(io::Deadline::max()))
                co_return;
            continue;
        }
        const base::FrameHeader frame = **header;
        received.consume(frame.size);
        const Next next = co_await echoFrame(frame);
        if (next == Next::Ends)
            co_return;
    }
}

io::Task<bool> WebSocketEcho::shakeHands()
{
    const http::RequestHead &request = m_exchange.request();
    const http::UpgradeKind kind = http::upgradeKindOf(request);
    const std::string_view version = request.find("Sec-WebSocket-Version").value_or("");
    if (kind == http::UpgradeKind::Malformed) {
        http::Answer answer(400, "not a sound WebSocket handshake\n");
        co_await m_exchange.respond(std::move(answer));
        co_return false;
    }
    if (kind == http::UpgradeKind::None || version != "13") {
        http::Answer answer(426, "here speaks a WebSocket\n");
        answer.fields.emplace_back("Upgrade", "websocket");
        answer.fields.emplace_back("Sec-WebSocket-Version", "13");
        co_await m_exchange.respond(std::move(answer));
        co_return false;
    }
    std::string_view protocols = request.find("Sec-WebSocket-Protocol").value_or("");
    http::Answer answer = webSocketAnswer(request, http::takeElement(protocols));
    co_return co_await m_exchange.switchProtocols(std::move(answer));
}

bool WebSocketEcho::isAllowed(const base::FrameHeader &header) const
{
    if (!header.maskingKey || header.reservedBits != 0)
        return false;
    return base::isControl(header.opcode) || (header.opcode == base::Opcode::Continuation) == m_inMessage;
}

io::Task<WebSocketEcho::Next> WebSocketEcho::echoFrame(base::FrameHeader header)
{
    if (base::isControl(header.opcode))
        co_return co_await answerControl(header);
    m_inMessage = !header.final;
    co_return co_await echoPayload(header);
}

io::Task<WebSocketEcho::Next> WebSocketEcho::echoPayload(base::FrameHeader header)
{
    base::FrameHeader reply = header;
    reply.maskingKey.reset();
    std::string out = base::encodeFrameHeader(reply);
    http::Connection &connection = m_exchange.connection();
    std::uint64_t done = 0;
    while (done < header.payloadLength) {
        if (connection.received().isEmpty() && !co_await connection.receiveMore(io::Deadline::max()))
            co_return Next::Ends;
        const std::string_view view = connection.received().view();
        std::string piece(view.substr(0, std::min<std::uint64_t>(view.size(), header.payloadLength - done)));
        connection.received().consume(piece.size());
        base::applyMask(piece, *header.maskingKey, done);
        done += piece.size();
        out += piece;
        if (!co_await send(std::exchange(out, {})))
            co_return Next::Ends;
    }
    if (!out.empty() && !co_await send(std::move(out)))
        co_return Next::Ends;
    co_return Next::Goes;
}

io::Task<WebSocketEcho::Next> WebSocketEcho::answerControl(base::FrameHeader header)
{
    http::Connection &connection = m_exchange.connection();
    while (connection.received().view().size() < header.payloadLength) {
        if (!co_await connection.receiveMore(io::Deadline::max()))
            co_return Next::Ends;
    }
    std::string payload(connection.received().view().substr(0, header.payloadLength));
    connection.received().consume(payload.size());
    base::applyMask(payload, *header.maskingKey);
    if (header.opcode == base::Opcode::Pong)
        co_return Next::Goes;
    const bool closes = header.opcode == base::Opcode::Close;
    std::string reply = base::encodeFrame(closes ? base::Opcode::Close : base::Opcode::Pong, payload);
    const bool sent = co_await send(std::move(reply));
    if (closes)
        connection.stream().shutdownSend();
    co_return sent && !closes ? Next::Goes : Next::Ends;
}

io::Task<void> WebSocketEcho::closeWith(base::CloseCode code)
{
    std::string frame = base::encodeFrame(base::Opcode::Close, base::closePayload(code));
    if (co_await send(std::move(frame)))
        m_exchange.connection().stream().shutdownSend();
}

io::Task<bool> WebSocketEcho::send(std::string bytes)
{
    co_return co_await m_exchange.connection().sendAll(bytes, m_exchange.timeouts().request);
}

} // namespace liteboxd::demo
