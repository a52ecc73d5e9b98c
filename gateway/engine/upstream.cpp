// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/upstream.h"

#include "gateway/engine/upstream_dial.h"
#include "gateway/engine/upstream_retry.h"

#include <algorithm>
#include <utility>

namespace liteboxd::engine {

namespace {

using base::ErrorCode;

constexpr std::string_view theSandbox = "the sandbox";
constexpr std::string_view theApiServer = "the API server";
constexpr UpstreamRefusal sandboxRefuses{502, "the sandbox refuses connections on this port", theSandbox};

/// Faults that the next way would not spare us: the sandbox's own, or an API server that is down or cannot be reached.
bool isTheSameEverywhere(const base::Error &error)
{
    return error.code == ErrorCode::ConnectionRefused || error.code == ErrorCode::NotFound ||
           error.code == ErrorCode::ProxyFailed;
}

} // namespace

Upstream::Upstream(GatewayWorker &worker, const Admission &admission, UpstreamMode mode, const http::Timeouts &timeouts)
    : m_worker(worker)
    , m_admission(admission)
    , m_timeouts(timeouts)
    , m_server(mode == UpstreamMode::Direct ? nullptr : worker.apiServer)
    , m_mode(mode == UpstreamMode::Auto ? worker.ladder.begin(admission.id) : mode)
    , m_isAuto(mode == UpstreamMode::Auto)
{
    if (m_isAuto && !m_server)
        m_mode = UpstreamMode::Direct; // the other ways are not there yet
}

UpstreamKey Upstream::key() const
{
    const Route &route = *m_admission.route;
    if (m_mode == UpstreamMode::ApiServer)
        return {"apiserver", 0, {}};
    if (m_mode == UpstreamMode::PortForward)
        return {"portforward", m_admission.port, route.podUid};
    return {route.address, m_admission.port, route.podUid};
}

std::unique_ptr<http::Connection> Upstream::pooled()
{
    return m_worker.pool.take(key(), m_worker.worker.reactor().now());
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
    if (m_isAuto)
        co_return co_await climbDown();
    co_return co_await connectBy(m_mode);
}

io::Task<base::Result<std::unique_ptr<http::Connection>>> Upstream::connectBy(UpstreamMode mode)
{
    const bool isFirstOfMany = m_isAuto && mode == UpstreamMode::Direct;
    const Dial dial{*m_admission.route, m_admission.port, m_server,
                    isFirstOfMany ? std::min(m_timeouts.connect, patienceBeforeTheNextWay) : m_timeouts.connect};
    auto dialled = co_await dialUpstream(m_worker.worker, mode, dial);
    if (!dialled) {
        if (dialled.error().code == ErrorCode::Unauthenticated)
            m_worker.noteUnauthenticated();
        co_return base::fail(dialled.error());
    }
    co_return std::make_unique<http::Connection>(m_worker.worker, std::move(dialled->stream), dialled->peer);
}

io::Task<base::Result<std::unique_ptr<http::Connection>>> Upstream::climbDown()
{
    for (;;) {
        auto connection = co_await connectBy(m_mode);
        if (connection) {
            if (!m_isTentative)
                choose(m_mode);
            co_return std::move(connection);
        }
        const base::Error error = connection.error();
        const bool isLast = m_mode == UpstreamMode::ApiServer || !m_server || m_isTentative;
        const bool isKnown = m_mode != UpstreamMode::Direct || m_worker.ladder.hasWorked(m_admission.id, m_mode);
        if (isLast || (isKnown && isTheSameEverywhere(error))) {
            if (m_isTentative) // nobody says better: the sandbox refuses
                co_return base::fail(*m_fault);
            co_return base::fail(error);
        }
        // Who refuses at the address may be somebody else in another network: the next way is asked too, and only if
        // the sandbox answers there was it the address that was wrong.
        m_isTentative = isTheSameEverywhere(error);
        m_failed = m_mode;
        m_fault = error;
        m_mode = m_mode == UpstreamMode::Direct ? UpstreamMode::PortForward : UpstreamMode::ApiServer;
    }
}

void Upstream::choose(UpstreamMode mode)
{
    UpstreamChoice choice{m_admission.id, mode, m_failed, m_fault};
    // What worked before for this sandbox needs no new reason.
    if (!m_worker.ladder.hasWorked(m_admission.id, mode))
        m_worker.noteChoice(choice);
    if (!m_worker.ladder.takeRetry(m_admission.id, io::Clock::now()))
        return;
    m_worker.worker.reactor().spawn(
        retryBetterWays(m_worker, m_admission.id, *m_admission.route, m_admission.port, m_timeouts.connect));
}

void Upstream::noteAnswer()
{
    if (std::exchange(m_isTentative, false))
        choose(m_mode);
}

std::optional<UpstreamRefusal> Upstream::noteFailure(http::Connection &connection)
{
    const base::Error *const failure = failureOf(connection.stream());
    if (failure == nullptr)
        return std::nullopt;
    if (m_isTentative && failure->code == ErrorCode::ConnectionRefused) {
        // Both ways say the same, so the address was the right one.
        m_failed.reset();
        m_fault.reset();
        choose(UpstreamMode::Direct);
    }
    switch (failure->code) {
    case ErrorCode::ConnectionRefused:
        return sandboxRefuses;
    case ErrorCode::TimedOut:
        return UpstreamRefusal{504, "the sandbox did not answer in time", theSandbox};
    default:
        return std::nullopt;
    }
}

UpstreamRefusal Upstream::refusal(const base::Error &error) const
{
    if (error.code == ErrorCode::Internal)
        return {503, "the gateway has no connection to spare", "the gateway"};
    if (error.code == ErrorCode::ProxyFailed)
        return {503, "the proxy on the way to the API server cannot be used", "the proxy"};
    if (m_mode == UpstreamMode::PortForward && !m_isTentative)
        return portForwardRefusal(error);
    const bool isApiServer = m_mode == UpstreamMode::ApiServer;
    if (error.code == ErrorCode::TimedOut)
        return {504, "no connection could be made in time", isApiServer ? theApiServer : theSandbox};
    if (isApiServer)
        return {503, "the API server cannot be reached", theApiServer};
    return sandboxRefuses;
}

UpstreamRefusal Upstream::portForwardRefusal(const base::Error &error) const
{
    switch (error.code) {
    case ErrorCode::Unauthenticated:
    case ErrorCode::Forbidden:
        return {503, "the API server does not let the gateway reach this sandbox", theApiServer};
    case ErrorCode::NotFound:
        return {404, "there is no such sandbox", theSandbox};
    case ErrorCode::TimedOut:
        return {504, "no connection could be made in time", theApiServer};
    default:
        break;
    }
    if (error.httpStatus)
        return {503, "the API server cannot forward to this sandbox", theApiServer};
    return {503, "the API server cannot be reached", theApiServer};
}

} // namespace liteboxd::engine
