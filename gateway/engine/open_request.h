// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access_note.h"
#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/upstream_mode.h"
#include "gateway/http/use_counter.h"

#include <memory>
#include <string_view>

namespace liteboxd::engine {

/// What a request has for as long as it lasts, or the WebSocket that it becomes: its places, and its line in the access
/// log, which is written when this goes, also where the end of the gateway breaks the request off. On the worker's
/// thread.
class OpenRequest
{
public:
    OpenRequest(GatewayWorker &worker, http::Exchange &exchange, const RequestRoute &route,
                const http::AddressRanges &trustedProxies);
    /// What was moved from holds nothing and says nothing.
    OpenRequest(OpenRequest &&other) noexcept = default;
    OpenRequest &operator=(OpenRequest &&) = delete;
    OpenRequest(const OpenRequest &) = delete;
    OpenRequest &operator=(const OpenRequest &) = delete;
    /// The client's stream must still be there; the exchange too, unless outliveExchange() was called.
    ~OpenRequest();

    /// The place of a client behind a trusted proxy; others are counted by their connections.
    void take(http::UseCounter::Use client, http::UseCounter::Use sandbox);
    /// For the log: how the sandbox was asked.
    void noteUpstream(UpstreamMode mode) { m_upstreamMode = name(mode); }
    /// The response has begun, and the exchange goes before its end.
    void outliveExchange();

private:
    GatewayWorker &m_worker;
    http::UseCounter::Use m_client;
    http::UseCounter::Use m_sandbox;
    std::string_view m_upstreamMode;    ///< empty: none was asked
    std::unique_ptr<AccessNote> m_note; ///< nullptr: nothing is logged
};

} // namespace liteboxd::engine
