// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access_log.h"
#include "gateway/engine/access/request_route.h"
#include "gateway/io/address_ranges.h"
#include "gateway/http/exchange.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace liteboxd::engine {

/// What the access log will say of a request that has just begun: taken down at once, since the request and its head go
/// when it becomes a WebSocket, of which the client's stream is left. On the worker's thread.
class AccessNote
{
public:
    AccessNote(http::Exchange &exchange, const RequestRoute &route, const io::AddressRanges &trustedProxies);

    /// Of a client that speaks SOCKS.
    AccessNote(const io::Stream &client, const io::SocketAddress &peer, const SandboxPort &place);

    /// The response has begun, and the exchange goes before its end.
    void outliveExchange();

    /// The request is over. The views are valid as long as this.
    AccessRecord finish(std::string_view upstreamMode) const;

private:
    const http::Exchange *m_exchange; ///< nullptr: it has gone
    const io::Stream &m_client;
    int m_status = 0; ///< of an exchange that has gone
    std::string m_requestId;
    std::string m_clientAddress;
    std::string m_sandboxId;
    std::uint16_t m_port = 0;
    std::string m_method;
    std::string m_path;
    std::chrono::steady_clock::time_point m_begun;
    std::uint64_t m_sentBefore;
};

} // namespace liteboxd::engine
