// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/ladder_descent.h"
#include "gateway/engine/upstream_mode.h"

#include <memory>
#include <optional>

namespace liteboxd::engine {

/// One request's way to its upstream: which mode, which address, which pooled connections fit. Belongs to one relay.
class Upstream
{
public:
    /// What is to go through: bytes of any kind find no way through the pod proxy.
    enum class Carries { Http, Bytes };

    Upstream(GatewayWorker &worker, const Admission &admission, UpstreamMode mode, const http::Timeouts &timeouts,
             Carries carries = Carries::Http);

    /// An idle connection, or nullptr.
    std::unique_ptr<http::Connection> pooled();

    /// A new connection; in `auto` the first way down the ladder that gives one. ConnectionRefused, ConnectionLost,
    /// TimedOut, CertificateUntrusted, …
    io::Task<base::Result<std::unique_ptr<http::Connection>>> connect();

    /// Keeps a connection whose response has ended for the next request.
    void keep(std::unique_ptr<http::Connection> connection);

    /// Set if the request goes to the API server's pod proxy; may change with connect().
    const forward::ApiServer *apiServer() const { return m_mode == UpstreamMode::ApiServer ? m_server.get() : nullptr; }

    /// Never Auto; may change with connect().
    UpstreamMode mode() const { return m_mode; }

    /// What connect()'s error means to the client.
    http::Refusal refusal(const base::Error &error) const;

    /// The sandbox has answered on `connection`.
    void noteAnswer();
    /// The connection ended without an answer: what the client is told, if the way itself says why.
    std::optional<http::Refusal> noteFailure(const http::Connection &connection);

private:
    io::Task<base::Result<std::unique_ptr<http::Connection>>> connectBy(UpstreamMode mode);
    static http::Refusal portForwardRefusal(const base::Error &error);
    UpstreamKey key() const;
    bool isTentative() const { return m_descent && m_descent->isTentative(); }
    void settle(const std::optional<UpstreamChoice> &news);
    void probeIfDue();

    GatewayWorker &m_worker;
    const Admission &m_admission;
    const http::Timeouts &m_timeouts;
    std::shared_ptr<const forward::ApiServer> m_server;
    std::optional<LadderDescent> m_descent; ///< in `auto`
    UpstreamMode m_mode;                    ///< never Auto
};

} // namespace liteboxd::engine
