// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/traffic.h"
#include "gateway/http/exchange.h"

#include <string_view>

namespace liteboxd::engine {

/// One request as it is counted in its worker's traffic, from its beginning to its end. On the worker's thread.
class TrafficCount
{
public:
    TrafficCount(Traffic &traffic, http::Exchange &exchange);
    /// Of a client that speaks no HTTP.
    TrafficCount(Traffic &traffic, const io::Stream &client);
    /// Counts it as ended. The client's stream must still be there, the exchange too unless outliveExchange() was
    /// called.
    ~TrafficCount();
    TrafficCount(const TrafficCount &) = delete;
    TrafficCount &operator=(const TrafficCount &) = delete;

    /// It was admitted: from now on it counts for this sandbox. Requests that were not are not kept by the sandbox they
    /// name, which need not exist.
    void enter(std::string_view sandboxId);

    /// The response has begun, the exchange goes before its end: it is a WebSocket now.
    void outliveExchange();

    /// Counts what it has sent since this was last called: a WebSocket may last for days.
    void noteProgress();

private:
    Traffic &m_traffic;
    bool m_isOpen = false;               ///< as what outlives its request
    SandboxTraffic *m_sandbox = nullptr; ///< a node of m_traffic, which stays while something is open
    const http::Exchange *m_exchange;    ///< nullptr: it is a WebSocket, or a TCP connection
    const io::Stream &m_client;
    io::Deadline m_begun;
    std::uint64_t m_sentBefore;
};

} // namespace liteboxd::engine
