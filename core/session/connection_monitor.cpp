// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/connection_monitor.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace liteboxd::session {

namespace {

constexpr std::chrono::milliseconds longestLimit = std::chrono::seconds(30);

/// Whether an error says that the cluster cannot be worked with at all, and not just that one thing is refused.
bool isConnectionFault(base::ErrorCode code)
{
    using Code = base::ErrorCode;
    switch (code) {
    case Code::HostNotFound:
    case Code::ConnectionRefused:
    case Code::ConnectionLost:
    case Code::TimedOut:
    case Code::ProxyFailed:
    case Code::CertificateUntrusted:
    case Code::CertificateExpired:
    case Code::ProtocolViolated:
    case Code::Unauthenticated:
    case Code::LoginFailed:
    case Code::ServerFailed:
        return true;
    default:
        return false;
    }
}

} // namespace

ConnectionMonitor::ConnectionMonitor(kube::ApiClient &api, const base::Clock &clock, Times times, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_clock(clock)
    , m_leastLimit(times.limit)
    , m_limit(longestLimit)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(times.interval);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionMonitor::measure);
}

ConnectionMonitor::ConnectionMonitor(kube::ApiClient &api, const base::Clock &clock)
    : ConnectionMonitor(api, clock, Times())
{}

void ConnectionMonitor::follow(const kube::SyncState &watch)
{
    const bool healed = watch.phase == kube::SyncState::Phase::Live && m_watch.phase != watch.phase;
    m_watch = watch;
    if (healed && m_fault)
        measure(); // what was true of the server before is of no interest now
    update();
}

void ConnectionMonitor::measure()
{
    m_timer.stop();
    const auto heard = [this, sent = m_clock.steady()](const base::Result<kube::ServerVersion> &version) {
        const auto latency = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.steady() - sent);
        take(version ? std::nullopt : std::optional(version.error()), latency);
    };
    m_request = m_api.version(this, heard, m_limit);
}

void ConnectionMonitor::take(const std::optional<base::Error> &error, std::chrono::milliseconds latency)
{
    const bool wasUnanswered = m_fault && !m_fault->httpStatus;
    if (error && isConnectionFault(error->code)) {
        m_fault = error;
        m_limit = std::min(2 * m_limit, longestLimit);
    } else {
        m_limit = std::clamp(3 * latency, m_leastLimit, longestLimit);
        m_fault.reset();
        m_latency = latency;
        m_answeredAt = m_clock.wall();
    }
    m_timer.start();
    const QPointer<ConnectionMonitor> self(this);
    if (m_fault && !m_fault->httpStatus)
        Q_EMIT unanswered(*m_fault);
    else if (wasUnanswered)
        Q_EMIT answeredAgain();
    if (self)
        update();
}

void ConnectionMonitor::update()
{
    const ConnectionState state = judge();
    if (state == m_state)
        return;
    const bool wasConnected = std::holds_alternative<Connected>(std::exchange(m_state, state));
    Q_EMIT changed(m_state);
    if (!wasConnected && std::holds_alternative<Connected>(state))
        Q_EMIT cameUp();
}

ConnectionState ConnectionMonitor::judge() const
{
    using Phase = kube::SyncState::Phase;
    const bool watchLost = m_watch.error && isConnectionFault(m_watch.error->code);
    if (m_watch.phase == Phase::Stale && watchLost)
        return Stale{m_watch.since.value_or(m_answeredAt.value_or(m_clock.wall())), m_watch.retryAt, *m_watch.error};
    if (m_watch.phase == Phase::Failed && watchLost)
        return Failed{*m_watch.error, m_watch.retryAt};
    if (m_fault && m_answeredAt)
        return Stale{*m_answeredAt, std::nullopt, *m_fault};
    if (m_fault)
        return Failed{*m_fault, std::nullopt};
    if (m_watch.phase == Phase::Loading && std::holds_alternative<Failed>(m_state))
        return Failed{std::get<Failed>(m_state).error, std::nullopt}; // the next try is under way: no flicker
    if (m_watch.phase == Phase::Idle || m_watch.phase == Phase::Loading || !m_latency)
        return Connecting{};
    return Connected{*m_latency};
}

} // namespace liteboxd::session
