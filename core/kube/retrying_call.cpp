// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/retrying_call.h"

#include "core/kube/api_call.h"

#include <algorithm>
#include <utility>

namespace liteboxd::kube {

namespace {

constexpr int tooManyRequests = 429;
constexpr int internalError = 500;
constexpr int badGateway = 502;
constexpr int unavailable = 503;
constexpr int gatewayTimeout = 504;

/// Whether a request that ended so may have been carried out. Those that never reached a server, and those it refused,
/// were not; a proxy's 502 and etcd's time-out, which is a 500, say nothing.
base::ErrorEffect effectOf(const base::Error &error)
{
    using base::ErrorEffect;
    switch (error.httpStatus.value_or(0)) {
    case 0:
        break;
    case internalError:
    case badGateway:
    case gatewayTimeout:
        return ErrorEffect::Unknown;
    case unavailable:
        return error.retryAfter ? ErrorEffect::None : ErrorEffect::Unknown;
    default:
        return ErrorEffect::None;
    }
    switch (error.code) {
    case base::ErrorCode::TimedOut:
    case base::ErrorCode::ConnectionLost:
    case base::ErrorCode::ProtocolViolated:
        return ErrorEffect::Unknown;
    default:
        return ErrorEffect::None;
    }
}

} // namespace

RetryingCall::RetryingCall(Transport &transport, HttpRequest request, std::string what, QObject *context,
                           async::Callback<QByteArray> done, QObject *parent, RetryLimits limits)
    : Call(std::move(what), context, std::move(done), parent)
    , m_transport(transport)
    , m_request(std::move(request))
    , m_limits(limits)
    , m_backoff(limits.firstWait, limits.longestWait)
{
    if (m_request.effect == HttpEffect::Writes)
        setEffectOfLoss(base::ErrorEffect::Unknown);
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &RetryingCall::ask);
    m_since.start();
    ask();
}

void RetryingCall::ask()
{
    ++m_attempts;
    HttpRequest request = m_request;
    request.timeLimit -= std::chrono::milliseconds(m_since.elapsed());
    m_attempt = ApiCall::start(m_transport, request, what(), this,
                               [this](base::Result<QByteArray> answer) { take(std::move(answer)); });
}

void RetryingCall::take(base::Result<QByteArray> answer)
{
    if (!answer && m_attempts < m_limits.attempts && mayRepeat(answer.error())) {
        std::chrono::milliseconds wait = m_backoff.next();
        if (answer.error().retryAfter)
            wait = std::max<std::chrono::milliseconds>(wait, *answer.error().retryAfter);
        if (std::chrono::milliseconds(m_since.elapsed()) + wait < m_request.timeLimit)
            return m_wait.start(wait);
    }
    if (!answer && m_request.effect == HttpEffect::Writes)
        answer.error().effect = effectOf(answer.error());
    finish(std::move(answer));
}

bool RetryingCall::mayRepeat(const base::Error &error) const
{
    switch (error.httpStatus.value_or(0)) {
    case tooManyRequests:
    case unavailable:
        return error.retryAfter || m_request.method == "GET";
    case internalError:
    case badGateway:
    case gatewayTimeout:
        return m_request.method == "GET";
    default:
        return false;
    }
}

} // namespace liteboxd::kube
