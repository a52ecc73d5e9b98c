// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/websocket_frame.h"
#include "tests/gateway/peers/blocking_client.h"

#include <string>
#include <string_view>

namespace liteboxd::tests {

/// The API server's and kubelet's side of one port-forward, for scripts: takes the handshake, then speaks
/// v4.channel.k8s.io.
class ForwardingPeer
{
public:
    explicit ForwardingPeer(BlockingClient &peer)
        : m_peer(peer)
    {}

    /// The next request head; "" when the client is gone.
    std::string readHead() { return m_peer.readUntil("\r\n\r\n"); }

    /// Reads a handshake and answers it; then both channels say their port, as a kubelet does. Returns the head.
    std::string accept(std::uint16_t port);

    static std::string message(std::uint8_t channel, std::string_view bytes);
    bool send(std::string_view bytes) { return m_peer.send(message(0, bytes)); }
    bool sendError(std::string_view text) { return m_peer.send(message(1, text)); }
    bool sendClose()
    {
        return m_peer.send(base::encodeFrame(base::Opcode::Close, base::closePayload(base::CloseCode::Normal)));
    }
    bool sendRaw(std::string_view bytes) { return m_peer.send(bytes); }

    /// The next frame's payload, unmasked; its opcode is then at opcode().
    std::string readFrame();
    base::Opcode opcode() const { return m_opcode; }
    /// Bytes of the data channel, over as many messages as it takes.
    std::string read(std::size_t count);
    std::string readUntil(std::string_view text);

private:
    BlockingClient &m_peer;
    base::Opcode m_opcode = base::Opcode::Continuation;
    std::string m_data;
};

} // namespace liteboxd::tests
