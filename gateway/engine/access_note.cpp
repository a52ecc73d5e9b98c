// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access_note.h"

#include "gateway/http/client_address.h"

namespace liteboxd::engine {

AccessNote::AccessNote(http::Exchange &exchange, const RequestRoute &route, const io::AddressRanges &trustedProxies)
    : m_exchange(&exchange)
    , m_client(exchange.connection().stream())
    , m_requestId(exchange.requestId())
    , m_method(exchange.request().method())
    , m_path(exchange.request().path())
    , m_begun(std::chrono::steady_clock::now())
    , m_sentBefore(m_client.sentBytes())
{
    http::Connection &connection = exchange.connection();
    m_clientAddress = connection.isFromTrustedProxy()
                          ? http::clientBehind(connection.peer(), exchange.request(), trustedProxies).host()
                          : connection.peerHost();
    if (route.place) {
        m_sandboxId = route.place->id.text();
        m_port = route.place->port;
    }
}

AccessNote::AccessNote(const io::Stream &client, const io::SocketAddress &peer, const SandboxPort &place)
    : m_exchange(nullptr)
    , m_client(client)
    , m_requestId("-")
    , m_clientAddress(peer.host())
    , m_sandboxId(place.id.text())
    , m_port(place.port)
    , m_method("SOCKS")
    , m_path("-")
    , m_begun(std::chrono::steady_clock::now())
    , m_sentBefore(m_client.sentBytes())
{}

void AccessNote::outliveExchange()
{
    m_status = m_exchange != nullptr ? m_exchange->status() : 200;
    m_exchange = nullptr;
}

AccessRecord AccessNote::finish(std::string_view upstreamMode) const
{
    AccessRecord record;
    record.requestId = m_requestId;
    record.client = m_clientAddress;
    record.sandboxId = m_sandboxId;
    record.port = m_port;
    record.method = m_method;
    record.path = m_path;
    record.status = m_exchange != nullptr ? m_exchange->status() : m_status;
    record.bytes = m_client.sentBytes() - m_sentBefore;
    record.duration = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - m_begun);
    record.upstreamMode = upstreamMode;
    return record;
}

} // namespace liteboxd::engine
