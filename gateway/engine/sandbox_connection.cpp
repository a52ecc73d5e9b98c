// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/sandbox_connection.h"

#include <utility>

namespace liteboxd::engine {

SandboxConnection::SandboxConnection(GatewayWorker &worker, Streams streams, Sandbox sandbox, OpenRequest request)
    : m_worker(worker)
    , m_number(++worker.connectionsMade << 8U | (worker.worker.index() & 0xffU))
    , m_begun(worker.worker.reactor().now())
    , m_streams(std::move(streams))
    , m_request(std::move(request))
    , m_sandbox(std::move(sandbox))
{
    m_worker.connections.insert(this);
}

SandboxConnection::~SandboxConnection()
{
    m_worker.connections.erase(this);
}

void SandboxConnection::abort()
{
    client().abort();
    upstream().abort();
}

OpenConnection SandboxConnection::look() const
{
    return {m_number,
            m_sandbox.place,
            kind(),
            m_sandbox.client.host(),
            m_begun,
            client().sentBytes(),
            upstream().sentBytes(),
            m_sandbox.link};
}

void SandboxConnection::check(const RouteTable &routes)
{
    RoutePtr route = routes.find(m_sandbox.place.id.text());
    if (!route && routes.freshness() != RouteTable::Freshness::Current)
        return; // not seen is not gone
    const bool isSignedOut =
        m_sandbox.session && !m_worker.judge.browserAccess()->sessions().isOpen(*m_sandbox.session);
    if (!route || route->address.empty() || route->token != m_sandbox.route->token ||
        route->podUid != m_sandbox.route->podUid || isSignedOut ||
        (m_sandbox.link != 0 && route->openLink(m_sandbox.link) == nullptr))
        end(base::CloseCode::PolicyViolation);
    else
        m_sandbox.route = std::move(route); // the former may be the last of its table
}

} // namespace liteboxd::engine
