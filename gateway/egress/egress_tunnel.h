// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/egress/egress_judge.h"
#include "gateway/forward/stream_relay.h"
#include "gateway/http/switched_connection.h"

#include <atomic>
#include <memory>
#include <string>
#include <unordered_set>

namespace liteboxd::egress {

/// What a CONNECT has become: bytes between a sandbox and a host, both ways, until either ends. One worker's.
class EgressTunnel final : public http::SwitchedConnection
{
public:
    using Tunnels = std::unordered_set<EgressTunnel *>;

    /// Is one of `tunnels` and counts in `open` while it lives.
    EgressTunnel(http::Worker &worker, EgressAdmission admission, io::SocketAddress peer,
                 std::unique_ptr<io::Stream> sandbox, std::unique_ptr<io::Stream> host, std::string early,
                 Tunnels &tunnels, std::atomic<std::uint64_t> &open);
    ~EgressTunnel() override;

    io::Task<void> run() override;
    void abort() override { m_relay.stop(); }

    /// Ends it where the sandbox is another by now, or its list does not name the host any more.
    void check(const EgressTable &table);

private:
    const EgressAdmission m_admission;
    const io::SocketAddress m_peer;
    std::unique_ptr<io::Stream> m_sandbox;
    std::unique_ptr<io::Stream> m_host;
    const std::string m_early; ///< came before the tunnel was open
    forward::StreamRelay m_relay;
    Tunnels &m_tunnels;
    std::atomic<std::uint64_t> &m_open;
};

} // namespace liteboxd::egress
