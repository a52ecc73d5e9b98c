// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/upstream.h"

#include "gateway/io/tcp_stream.h"
#include "gateway/io/tls_stream.h"

namespace liteboxd::engine {

Upstream::Upstream(GatewayWorker &worker, const Admission &admission, std::shared_ptr<const ApiServer> apiServer,
                   const Timeouts &timeouts)
    : m_worker(worker)
    , m_apiServer(std::move(apiServer))
    , m_admission(admission)
    , m_timeouts(timeouts)
{}

UpstreamKey Upstream::key() const
{
    if (m_apiServer)
        return {"apiserver", 0, {}};
    return {m_admission.route->address, m_admission.port, m_admission.route->podUid};
}

std::unique_ptr<Connection> Upstream::pooled()
{
    return m_worker.pool.take(key(), m_worker.worker.reactor().now());
}

void Upstream::keep(std::unique_ptr<Connection> connection)
{
    // A connection that was signed in with earlier credentials is not for later requests.
    if (m_apiServer != nullptr && m_apiServer != m_worker.apiServer)
        return;
    const auto idle = m_apiServer ? UpstreamPool::apiServerIdle : UpstreamPool::podIdle;
    m_worker.pool.put(key(), std::move(connection), m_worker.worker.reactor().now() + idle);
}

io::Task<base::Result<std::unique_ptr<Connection>>> Upstream::connect()
{
    if (!m_apiServer) {
        const auto address = io::SocketAddress::parse(m_admission.route->address, m_admission.port);
        if (!address)
            co_return base::fail(address.error());
        co_return co_await connectTo(*address);
    }
    base::Error last{base::ErrorCode::HostNotFound, "the API server has no address", {}};
    for (const io::SocketAddress &address : m_apiServer->addresses) {
        auto connection = co_await connectTo(address);
        if (connection)
            co_return std::move(connection);
        last = connection.error();
    }
    co_return base::fail(last);
}

io::Task<base::Result<std::unique_ptr<Connection>>> Upstream::connectTo(io::SocketAddress address)
{
    const io::Deadline deadline = io::Clock::now() + m_timeouts.connect;
    auto tcp = co_await io::TcpStream::connect(m_worker.worker.reactor(), address, deadline);
    if (!tcp)
        co_return base::fail(tcp.error());
    if (!m_apiServer || !m_apiServer->tls)
        co_return std::make_unique<Connection>(m_worker.worker, std::move(*tcp), address);
    auto tls = co_await io::TlsStream::connect(std::move(*tcp), m_apiServer->tls, m_apiServer->serverName, deadline);
    if (!tls)
        co_return base::fail(tls.error());
    co_return std::make_unique<Connection>(m_worker.worker, std::move(*tls), address);
}

} // namespace liteboxd::engine
