// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/websocket_frame.h"
#include "gateway/engine/sandbox_connection.h"
#include "gateway/io/event.h"
#include "gateway/io/hang_up_link.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::engine {

/// A TCP connection to a port of a sandbox: carries bytes both ways, whatever they are. A side that takes nothing stops
/// the other: at most one read of 64 KiB waits in each direction. A side that ends its half is passed on as such.
class TcpRelay final : public SandboxConnection
{
public:
    /// A port-forward cannot pass on that the client has ended its half: it then ends after this long without a byte
    /// from the sandbox. So does a sandbox that takes nothing more, and a client that says nothing more to a sandbox
    /// that has ended its half.
    static constexpr std::chrono::seconds halfCloseTimeout{10};

    /// How the client's side ends when both are done: it is told the code and a reason, and given time to end too.
    using Farewell = std::function<io::Task<void>(base::CloseCode code, std::string reason)>;

    TcpRelay(GatewayWorker &worker, Streams streams, UpstreamMode mode, Sandbox sandbox, OpenRequest request,
             Farewell farewell);

    /// Ends when both sides have ended, or were told to.
    io::Task<void> run() override;

    void end(base::CloseCode clientCode) override;
    std::size_t stalledMemory() override;
    ConnectionKind kind() const override { return ConnectionKind::Tcp; }

private:
    enum class End {
        Whole,    ///< the sender ended in order, and the receiver has all of it
        FromLost, ///< nothing more can be read
        ToLost,   ///< nothing more can be sent
    };

    io::Task<End> copy(io::Stream &from, io::Stream &to);
    io::Task<bool> sendAll(io::Stream &to, std::string_view bytes);
    io::Task<void> copyToUpstream();
    io::Task<void> awaitClient();
    io::Deadline deadlineFor(const io::Stream &from) const;
    base::CloseCode codeFor(End end) const;
    std::string reasonFor(base::CloseCode code) const;

    const UpstreamMode m_mode;
    Farewell m_farewell;
    io::Event m_uploadDone;
    std::optional<io::HangUpLink> m_link; ///< a client that has said all, and goes, ends the wait for the answer
    io::Deadline m_lastFromClient;
    io::Deadline m_lastFromUpstream;
    std::optional<base::CloseCode> m_code; ///< it was told to end
    const io::Stream *m_blocked = nullptr; ///< takes nothing now
    std::uint64_t m_sentAtLastLook = 0;
    bool m_clientHasEnded = false;
    bool m_clientIsLost = false;
    bool m_upstreamIsDeaf = false; ///< it takes nothing more
    bool m_isDone = false;
};

} // namespace liteboxd::engine
