// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/websocket_direction.h"
#include "gateway/io/event.h"

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::engine {

/// A WebSocket that passes through: both directions, from the 101 to the last byte. Lives on its worker's thread, in
/// the coroutine that serves the handshake.
class WebSocketRelay
{
public:
    struct Identity
    {
        std::string sandboxId;
        std::optional<base::TokenDigest> token;
        std::string podUid;
    };

    WebSocketRelay(GatewayWorker &worker, Connection &client, std::unique_ptr<Connection> upstream,
                   std::uint8_t negotiatedBits, Identity identity, const Timeouts &timeouts);
    ~WebSocketRelay();

    /// Ends when both sides have ended, or were told to.
    io::Task<void> run();

    /// Closes both sides with `clientCode` and 1001.
    void end(base::CloseCode clientCode);

    /// Closes with 1008 if these routes no longer let the sandbox's token in.
    void check(const RouteTable &routes);

private:
    io::Task<void> runUpstreamSide();
    void onEnd(DirectionEnd end, bool isClient);
    bool hearOut(bool isClient);
    void sendClose();
    static bool closeSide(WebSocketDirection &writer, std::optional<base::CloseCode> code, bool isClient);
    io::Task<void> awaitEnd(Connection &side);

    GatewayWorker &m_worker;
    Connection &m_client;
    std::unique_ptr<Connection> m_upstream;
    WebSocketDirection m_fromClient;
    WebSocketDirection m_fromUpstream;
    io::Event m_upstreamSideDone;
    Identity m_identity;
    const Timeouts &m_timeouts;
    std::optional<base::CloseCode> m_clientCode;   ///< what the client is to be told, if it can be
    std::optional<base::CloseCode> m_upstreamCode; ///< likewise
    bool m_ending = false;
    bool m_clientIsGone = false;
    bool m_upstreamIsGone = false;
};

} // namespace liteboxd::engine
