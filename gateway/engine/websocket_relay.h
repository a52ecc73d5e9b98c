// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "gateway/engine/gateway_worker.h"
#include "gateway/http/limits.h"
#include "gateway/engine/open_request.h"
#include "gateway/http/tunnel.h"
#include "gateway/engine/websocket_direction.h"
#include "gateway/io/event.h"

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::engine {

/// A WebSocket that passes through: both directions, from the 101 to the last byte. Lives on its worker's thread. It
/// may say nothing for days, so it is all that is left of its handshake, and small.
class WebSocketRelay final : public http::Tunnel
{
public:
    struct Sandbox
    {
        std::string id;
        RoutePtr route;
    };
    struct Sides
    {
        std::unique_ptr<io::Stream> client;
        std::unique_ptr<io::Stream> upstream;
    };

    WebSocketRelay(GatewayWorker &worker, Sides sides, std::uint8_t negotiatedBits, Sandbox sandbox,
                   OpenRequest request, const http::Timeouts &timeouts);
    ~WebSocketRelay() override;

    /// Passes on what either side sent right behind the handshake. Before run().
    void begin(std::string_view fromClient, std::string_view fromUpstream);

    /// Ends when both sides have ended, or were told to.
    io::Task<void> run() override;

    /// Resets both sides.
    void abort() override;

    /// Closes both sides with `clientCode` and 1001.
    void end(base::CloseCode clientCode);

    /// Closes with 1008 if these routes no longer let the sandbox's token in.
    void check(const RouteTable &routes);

private:
    io::Task<void> runUpstreamSide();
    io::Task<void> finish();
    void onEnd(DirectionEnd end, bool isClient);
    bool hearOut(bool isClient);
    static bool closeSide(WebSocketDirection &writer, std::optional<base::CloseCode> code, bool isClient);

    GatewayWorker &m_worker;
    Sides m_sides;
    std::optional<OpenRequest> m_request; ///< goes before the streams
    WebSocketDirection m_fromClient;
    WebSocketDirection m_fromUpstream;
    io::Event m_upstreamSideDone;
    Sandbox m_sandbox; ///< as it was when its token was last known to be the same
    const http::Timeouts &m_timeouts;
    std::optional<base::CloseCode> m_clientCode;   ///< what the client is to be told, if it can be
    std::optional<base::CloseCode> m_upstreamCode; ///< likewise
    bool m_ending = false;
    bool m_clientIsGone = false;
    bool m_upstreamIsGone = false;
};

} // namespace liteboxd::engine
