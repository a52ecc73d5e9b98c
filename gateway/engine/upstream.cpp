// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/upstream.h"

#include "gateway/engine/upstream_dial.h"
#include "gateway/engine/upstream_probe.h"

#include <utility>

namespace liteboxd::engine {

using base::ErrorCode;
using http::Refusal;

Upstream::Upstream(GatewayWorker &worker, const Admission &admission, UpstreamMode mode, const http::Timeouts &timeouts,
                   Carries carries)
    : m_worker(worker)
    , m_admission(admission)
    , m_timeouts(timeouts)
    , m_server(mode == UpstreamMode::Direct ? nullptr : worker.apiServer)
    , m_mode(mode)
{
    if (mode != UpstreamMode::Auto)
        return;
    using Ways = LadderDescent::Ways;
    const Ways ways = carries == Carries::Http ? Ways::All : Ways::WithoutPodProxy;
    m_descent.emplace(worker.ladder, admission.place.id, m_server ? ways : Ways::DirectOnly);
    m_mode = m_descent->mode();
}

UpstreamKey Upstream::key() const
{
    const Route &route = *m_admission.route;
    if (m_mode == UpstreamMode::ApiServer)
        return {"apiserver", 0, {}};
    if (m_mode == UpstreamMode::PortForward)
        return {"portforward", m_admission.place.port, route.podUid};
    return {route.address, m_admission.place.port, route.podUid};
}

std::unique_ptr<http::Connection> Upstream::pooled()
{
    auto connection = m_worker.pool.take(key(), m_worker.worker.reactor().now());
    if (connection && m_descent)
        probeIfDue(); // also where no request needs a new connection
    return connection;
}

void Upstream::keep(std::unique_ptr<http::Connection> connection)
{
    // A connection that was signed in with earlier credentials is not for later requests.
    if (m_mode != UpstreamMode::Direct && m_server != m_worker.apiServer)
        return;
    const auto idle = m_mode == UpstreamMode::ApiServer ? UpstreamPool::apiServerIdle : UpstreamPool::podIdle;
    m_worker.pool.put(key(), std::move(connection), m_worker.worker.reactor().now() + idle);
}

io::Task<base::Result<std::unique_ptr<http::Connection>>> Upstream::connect()
{
    for (;;) {
        auto connection = co_await connectBy(m_mode);
        if (!m_descent)
            co_return std::move(connection);
        if (connection) {
            settle(m_descent->connected());
            co_return std::move(connection);
        }
        if (!m_descent->goOn(connection.error()))
            co_return base::fail(m_descent->fault());
        m_mode = m_descent->mode();
    }
}

io::Task<base::Result<std::unique_ptr<http::Connection>>> Upstream::connectBy(UpstreamMode mode)
{
    const Dial dial{*m_admission.route, m_admission.place.port, m_server,
                    m_descent ? m_descent->timeout(m_timeouts.connect) : m_timeouts.connect};
    auto dialled = co_await dialUpstream(m_worker.worker, mode, dial);
    if (!dialled) {
        if (dialled.error().code == ErrorCode::Unauthenticated)
            m_worker.noteUnauthenticated();
        co_return base::fail(dialled.error());
    }
    co_return std::make_unique<http::Connection>(m_worker.worker, std::move(dialled->stream), dialled->peer);
}

void Upstream::settle(const std::optional<UpstreamChoice> &news)
{
    if (news)
        m_worker.noteChoice(*news);
    probeIfDue();
}

void Upstream::probeIfDue()
{
    if (m_worker.ladder.takeRetry(m_admission.place.id, io::Clock::now()))
        m_worker.worker.reactor().spawn(
            probeBetterWays(m_worker, m_admission.place, m_admission.route, m_timeouts.connect));
}

void Upstream::noteAnswer()
{
    if (isTentative())
        settle(m_descent->answered());
}

std::optional<http::Refusal> Upstream::noteFailure(const http::Connection &connection)
{
    const base::Error *const failure = connection.stream().failureReason();
    if (failure == nullptr)
        return std::nullopt;
    if (failure->code == ErrorCode::ConnectionRefused && isTentative())
        settle(m_descent->refusedInside()); // both ways say the same, so the address was the right one
    switch (failure->code) {
    case ErrorCode::ConnectionRefused:
        return Refusal::ConnectionRefused;
    case ErrorCode::TimedOut:
        return Refusal::SandboxTimedOut;
    default:
        return std::nullopt;
    }
}

http::Refusal Upstream::refusal(const base::Error &error) const
{
    if (error.code == ErrorCode::Internal)
        return Refusal::NoDescriptor;
    if (error.code == ErrorCode::ProxyFailed)
        return Refusal::ProxyUnusable;
    if (m_mode == UpstreamMode::PortForward && !isTentative())
        return portForwardRefusal(error);
    const bool isApiServer = m_mode == UpstreamMode::ApiServer;
    if (error.code == ErrorCode::TimedOut)
        return isApiServer ? Refusal::ApiServerTimedOut : Refusal::ConnectionTimedOut;
    return isApiServer ? Refusal::ApiServerUnreachable : Refusal::ConnectionRefused;
}

http::Refusal Upstream::portForwardRefusal(const base::Error &error)
{
    switch (error.code) {
    case ErrorCode::Unauthenticated:
    case ErrorCode::Forbidden:
        return Refusal::ApiServerDenies;
    case ErrorCode::NotFound:
        return Refusal::NoSuchSandbox;
    case ErrorCode::TimedOut:
        return Refusal::ApiServerTimedOut;
    default:
        return error.httpStatus ? Refusal::ApiServerCannotForward : Refusal::ApiServerUnreachable;
    }
}

} // namespace liteboxd::engine
