// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/sandbox_connection.h"
#include "gateway/engine/websocket_direction.h"
#include "gateway/http/limits.h"
#include "gateway/io/event.h"

#include <memory>
#include <optional>

namespace liteboxd::engine {

/// A WebSocket that passes through: both directions, from the 101 to the last byte. Lives on its worker's thread. It
/// may say nothing for days, so it is all that is left of its handshake, and small.
class WebSocketRelay final : public SandboxConnection
{
public:
    /// `reservedBits` are those that the handshake agreed on.
    WebSocketRelay(GatewayWorker &worker, Streams streams, std::uint8_t reservedBits, Sandbox sandbox,
                   OpenRequest request, const http::Timeouts &timeouts);

    /// Passes on what either side sent right behind the handshake. Before run().
    void begin(std::string_view fromClient, std::string_view fromUpstream);

    /// Ends when both sides have ended, or were told to.
    io::Task<void> run() override;

    /// Closes both sides with `clientCode` and 1001.
    void end(base::CloseCode clientCode) override;

    std::size_t stalledMemory() override;
    ConnectionKind kind() const override { return ConnectionKind::WebSocket; }

private:
    /// One of the two who talk through this.
    struct Side
    {
        io::Stream &stream;
        base::CloseCode lossOfOther;           ///< what it is told when the other one is lost
        WebSocketDirection sent;               ///< what it sends, to the other
        std::optional<base::CloseCode> code{}; ///< what it is to be told, if it can be
        bool isGone = false;
    };

    Side &oppositeOf(const Side &side) { return &side == &m_client ? m_upstream : m_client; }
    io::Task<void> runUpstreamSide();
    io::Task<void> finish();
    void onEnd(DirectionEnd end, Side &sender);
    bool closeAndAwaitClose(Side &side);
    bool close(const Side &side);

    Side m_client;
    Side m_upstream;
    io::Event m_upstreamSideDone;
    const http::Timeouts &m_timeouts;
    bool m_ending = false;
};

} // namespace liteboxd::engine
