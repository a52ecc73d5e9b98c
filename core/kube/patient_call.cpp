// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/patient_call.h"

#include "core/kube/api_call.h"

#include <algorithm>
#include <utility>

namespace liteboxd::kube {

PatientCall::PatientCall(Transport &transport, HttpRequest request, std::string what, Done done, QObject *parent,
                         Patience patience)
    : QObject(parent)
    , m_transport(transport)
    , m_request(std::move(request))
    , m_what(std::move(what))
    , m_done(std::move(done))
    , m_patience(patience)
    , m_backoff(patience.firstWait, patience.longestWait)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &PatientCall::ask);
    m_since.start();
    ask();
}

PatientCall::~PatientCall()
{
    if (m_call)
        m_call->abandon();
    if (m_done)
        m_done(base::fail(base::ErrorCode::ConnectionLost, "the connection was closed on this side", m_what));
}

void PatientCall::ask()
{
    ++m_attempts;
    HttpRequest request = m_request;
    request.timeLimit -= std::chrono::milliseconds(m_since.elapsed());
    m_call = new ApiCall(
        m_transport, request, m_what, [this](base::Result<QByteArray> answer) { take(std::move(answer)); }, this);
}

void PatientCall::take(base::Result<QByteArray> answer)
{
    m_call.clear();
    if (!answer && m_attempts < m_patience.attempts && mayRepeat(answer.error())) {
        std::chrono::milliseconds wait = m_backoff.next();
        if (answer.error().retryAfter)
            wait = std::max<std::chrono::milliseconds>(wait, *answer.error().retryAfter);
        if (std::chrono::milliseconds(m_since.elapsed()) + wait < m_request.timeLimit)
            return m_wait.start(wait);
    }
    deleteLater();
    std::exchange(m_done, nullptr)(std::move(answer));
}

bool PatientCall::mayRepeat(const base::Error &error) const
{
    switch (error.httpStatus.value_or(0)) {
    case 429:
    case 503:
        return error.retryAfter || m_request.method == "GET";
    case 500:
    case 502:
    case 504:
        return m_request.method == "GET";
    default:
        return false;
    }
}

} // namespace liteboxd::kube
