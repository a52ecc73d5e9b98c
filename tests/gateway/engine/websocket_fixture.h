// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/websocket_frame.h"
#include "tests/gateway/engine/gateway_fixture.h"

#include <string>
#include <utility>

namespace liteboxd::engine {

using base::CloseCode;
using base::encodeFrame;
using base::Opcode;

inline constexpr base::MaskingKey key{1, 2, 3, 4};

/// A frame as a client sends it, and as a server does.
inline std::string masked(Opcode opcode, std::string_view payload)
{
    return encodeFrame(opcode, payload, key);
}

inline std::string plain(Opcode opcode, std::string_view payload)
{
    return encodeFrame(opcode, payload);
}

/// The next frame, unmasked: opcode and payload.
inline std::pair<Opcode, std::string> readFrame(tests::BlockingClient &peer)
{
    std::string bytes = peer.readExactly(2);
    for (;;) {
        const auto header = base::decodeFrameHeader(bytes);
        if (!header)
            return {Opcode::Continuation, "violation"};
        if (*header) {
            std::string payload = peer.readExactly((*header)->payloadLength);
            if ((*header)->maskingKey)
                base::applyMask(payload, *(*header)->maskingKey);
            return {(*header)->opcode, payload};
        }
        const std::string more = peer.readExactly(1);
        if (more.empty())
            return {Opcode::Continuation, "ended"};
        bytes += more;
    }
}

inline std::string closeText(CloseCode code)
{
    return base::closePayload(code);
}

/// Opens WebSockets through the gateway.
class WebSocketFixture : public GatewayFixture
{
protected:
    /// The upstream answers the handshake and goes on with `script`.
    void startWebSocket(const tests::ScriptedUpstream::Script &script, http::Timeouts timeouts = shortTimeouts())
    {
        start(
            [script](tests::BlockingClient &peer) {
                peer.readUntil("\r\n\r\n");
                peer.send(switchingProtocols + "\r\n");
                script(peer);
            },
            timeouts);
    }

    tests::BlockingClient open()
    {
        tests::BlockingClient client = connect();
        client.send(handshake() + "\r\n");
        const std::string answer = client.readUntil("\r\n\r\n");
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 101")) << answer;
        return client;
    }
};

/// What a sandbox does with frames until it is told to close.
inline void echo(tests::BlockingClient &peer)
{
    for (;;) {
        const auto [opcode, payload] = readFrame(peer);
        if (payload == "ended" || payload == "violation")
            return;
        peer.send(plain(opcode == Opcode::Ping ? Opcode::Pong : opcode, payload));
        if (opcode == Opcode::Close)
            return;
    }
}

} // namespace liteboxd::engine
