// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sandbox_id.h"
#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/open_request.h"
#include "gateway/engine/websocket_direction.h"
#include "gateway/http/limits.h"
#include "gateway/http/switched_connection.h"
#include "gateway/io/event.h"

#include <memory>
#include <optional>

namespace liteboxd::engine {

/// A WebSocket that passes through: both directions, from the 101 to the last byte. Lives on its worker's thread. It
/// may say nothing for days, so it is all that is left of its handshake, and small.
class WebSocketRelay final : public http::SwitchedConnection
{
public:
    struct Sandbox
    {
        base::SandboxId id;
        RoutePtr route;
        std::optional<BrowserSessions::Ticket> session; ///< that opened it; nothing: the token or a link did
        std::uint64_t link = 0;                         ///< the number of the link that opened it; 0: none did
    };
    struct Streams
    {
        std::unique_ptr<io::Stream> client;
        std::unique_ptr<io::Stream> upstream;
    };

    /// `reservedBits` are those that the handshake agreed on.
    WebSocketRelay(GatewayWorker &worker, Streams streams, std::uint8_t reservedBits, Sandbox sandbox,
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

    /// Closes with 1008 if a request as the one that opened it would not be let in any more: the sandbox is gone or has
    /// ended, its token is another, or the browser is signed out.
    void check(const RouteTable &routes);

    /// Bytes that the kernel holds for it while a side takes nothing, as it has not since this was last asked; 0 if
    /// both do, or there is nothing to take.
    std::size_t stalledMemory();
    const base::SandboxId &sandbox() const { return m_sandbox.id; }

    /// Counts what was sent to the client so far.
    void noteProgress()
    {
        if (m_request)
            m_request->noteProgress();
    }

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

    GatewayWorker &m_worker;
    Streams m_streams;
    std::optional<OpenRequest> m_request; ///< goes before the streams
    Side m_client;
    Side m_upstream;
    io::Event m_upstreamSideDone;
    Sandbox m_sandbox; ///< as it was when its token was last known to be the same
    const http::Timeouts &m_timeouts;
    bool m_ending = false;
};

} // namespace liteboxd::engine
