// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/websocket_frame.h"
#include "gateway/engine/gateway_look.h"
#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/open_request.h"
#include "gateway/http/switched_connection.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace liteboxd::engine {

/// A connection to a port of a sandbox that outlives its request, and may last for days: a WebSocket, or a TCP
/// connection. It is in its worker's list as long as it lives. On the worker's thread.
class SandboxConnection : public http::SwitchedConnection
{
public:
    struct Sandbox
    {
        SandboxPort place;
        RoutePtr route;
        std::optional<BrowserSessions::Ticket> session; ///< that opened it; nothing: the token or a link did
        std::uint64_t link = 0;                         ///< the number of the link that opened it; 0: none did
        io::SocketAddress client{};                     ///< who opened it: a proxy, where it came through one
    };
    struct Streams
    {
        std::unique_ptr<io::Stream> client;
        std::unique_ptr<io::Stream> upstream;
    };

    SandboxConnection(GatewayWorker &worker, Streams streams, Sandbox sandbox, OpenRequest request);
    ~SandboxConnection() override;
    SandboxConnection(const SandboxConnection &) = delete;
    SandboxConnection &operator=(const SandboxConnection &) = delete;

    /// Resets both sides.
    void abort() override;

    /// Ends it in order, as far as that can be: the client is told `clientCode`.
    virtual void end(base::CloseCode clientCode) = 0;

    /// Ends it with 1008 if a request as the one that opened it would not be let in any more: the sandbox is gone or
    /// has ended, its token is another, the browser is signed out, the link is revoked.
    void check(const RouteTable &routes);

    /// Bytes that the kernel holds for it while a side takes nothing, as it has not since this was last asked; 0 if
    /// both do, or there is nothing to take.
    virtual std::size_t stalledMemory() = 0;

    virtual ConnectionKind kind() const = 0;
    /// How it stands.
    OpenConnection look() const;
    std::uint64_t number() const { return m_number; }
    /// Nothing goes through it any more; its client is given time to take what was said.
    bool isOver() const { return !m_request; }

    const SandboxPort &place() const { return m_sandbox.place; }

    /// Counts what was sent to the client so far.
    void noteProgress()
    {
        if (m_request)
            m_request->noteProgress();
    }

protected:
    GatewayWorker &worker() const { return m_worker; }
    io::Stream &client() const { return *m_streams.client; }
    io::Stream &upstream() const { return *m_streams.upstream; }
    /// It is over; what is left is a lingering close.
    void giveBackPlaces() { m_request.reset(); }

private:
    GatewayWorker &m_worker;
    const std::uint64_t m_number; ///< no other of this gateway has it
    const io::Clock::time_point m_begun;
    Streams m_streams;
    std::optional<OpenRequest> m_request; ///< goes before the streams
    Sandbox m_sandbox;                    ///< as it was when its token was last known to be the same
};

} // namespace liteboxd::engine
