// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/engine/gateway_worker.h"

#include <memory>

namespace liteboxd::engine {

/// One request's way to its upstream: which address, which pooled connections fit. Belongs to one relay.
class Upstream
{
public:
    /// `apiServer` is nullptr in `direct` mode.
    Upstream(GatewayWorker &worker, const Admission &admission, std::shared_ptr<const ApiServer> apiServer,
             const Timeouts &timeouts);

    /// An idle connection, or nullptr.
    std::unique_ptr<Connection> pooled();

    /// A new connection. ConnectionRefused, ConnectionLost, TimedOut, CertificateUntrusted, …
    io::Task<base::Result<std::unique_ptr<Connection>>> connect();

    /// Keeps a connection whose response has ended for the next request.
    void keep(std::unique_ptr<Connection> connection);

    const ApiServer *apiServer() const { return m_apiServer.get(); }

private:
    UpstreamKey key() const;
    io::Task<base::Result<std::unique_ptr<Connection>>> connectTo(io::SocketAddress address);

    GatewayWorker &m_worker;
    std::shared_ptr<const ApiServer> m_apiServer;
    const Admission &m_admission;
    const Timeouts &m_timeouts;
};

} // namespace liteboxd::engine
