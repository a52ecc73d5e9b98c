// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/websocket_frame.h"
#include "gateway/http/exchange.h"

namespace liteboxd::demo {

/// Answers a WebSocket handshake (426 or 400 if it is none) with the first subprotocol offered, and sends every frame
/// back as it came: fragments as fragments, payloads of any length piece by piece, a Pong for a Ping, the same code
/// and reason for a Close. A peer that breaks the protocol is told so by Close 1002. Ends with the connection.
class WebSocketEcho
{
public:
    explicit WebSocketEcho(http::Exchange &exchange)
        : m_exchange(exchange)
    {}

    io::Task<void> run();

private:
    enum class Next { Goes, Ends };

    io::Task<bool> shakeHands();
    io::Task<Next> echoFrame(base::FrameHeader header);
    io::Task<Next> echoPayload(base::FrameHeader header);
    io::Task<Next> answerControl(base::FrameHeader header);
    io::Task<void> closeWith(base::CloseCode code);
    bool isAllowed(const base::FrameHeader &header) const;
    io::Task<bool> send(std::string bytes);

    http::Exchange &m_exchange;
    bool m_inMessage = false;
};

} // namespace liteboxd::demo
