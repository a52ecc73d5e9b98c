// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access_note.h"
#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/access/link_views.h"
#include "gateway/engine/traffic_count.h"
#include "gateway/engine/upstream_mode.h"
#include "gateway/http/use_counter.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace liteboxd::engine {

/// What a request has for as long as it lasts, or the WebSocket that it becomes: its places, and its line in the access
/// log, which is written when this goes, also where the end of the gateway breaks the request off. On the worker's
/// thread.
class OpenRequest
{
public:
    OpenRequest(GatewayWorker &worker, http::Exchange &exchange, const RequestRoute &route,
                const io::AddressRanges &trustedProxies);
    /// The same for one who speaks no HTTP.
    OpenRequest(GatewayWorker &worker, io::Stream &client, const io::SocketAddress &peer, const SandboxPort &place);
    /// What was moved from holds nothing and says nothing.
    OpenRequest(OpenRequest &&other) noexcept = default;
    OpenRequest &operator=(OpenRequest &&) = delete;
    OpenRequest(const OpenRequest &) = delete;
    OpenRequest &operator=(const OpenRequest &) = delete;
    /// The client's stream must still be there; the exchange too, unless outliveExchange() was called.
    ~OpenRequest();

    /// It is admitted to the sandbox. `client` is the place of a client behind a trusted proxy; others are counted by
    /// their connections.
    void take(http::UseCounter::Use client, http::UseCounter::Use sandbox, const base::SandboxId &id);
    /// `admission` is by a link; `client` is who asks (http::clientKey).
    void noteLink(const Admission &admission, std::uint64_t client, io::Stream &stream)
    {
        m_view = m_worker.links.begin(admission, client, stream);
    }
    /// For the log: how the sandbox was asked.
    void noteUpstream(UpstreamMode mode) { m_upstreamMode = mode; }
    /// The response has begun, and the exchange goes before its end.
    void outliveExchange();
    /// Counts what a WebSocket has sent so far.
    void noteProgress();

private:
    GatewayWorker &m_worker;
    http::UseCounter::Use m_client;
    http::UseCounter::Use m_sandbox;
    std::optional<UpstreamMode> m_upstreamMode; ///< nothing: none was asked
    std::unique_ptr<TrafficCount> m_count;      ///< nullptr: nobody counts
    std::unique_ptr<LinkViews::View> m_view;    ///< nullptr: no link let it in
    std::unique_ptr<AccessNote> m_note;         ///< nullptr: nothing is logged
};

} // namespace liteboxd::engine
