// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"
#include "core/kube/call.h"
#include "core/kube/wire/http_request.h"
#include "core/kube/wire/transport.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <string>

namespace liteboxd::kube {

/// How often, and after which waits, a server that is busy is asked again.
struct RetryLimits
{
    int attempts = 5;
    std::chrono::milliseconds firstWait{250};
    std::chrono::milliseconds longestWait{4000};
};

/// An ApiCall that comes back when the server asks for that: an answer 429 or 503 with Retry-After says that nothing
/// was done, whatever the method (as client-go takes it); a GET is also repeated after 500, 502, 503 and 504. Waits
/// what the server asks for, or a doubling time with jitter, and never past the request's time limit: then the last
/// answer is the result. Transport errors are not repeated: what they left behind is not known, and of a request that
/// changes something they say so (ErrorEffect).
class RetryingCall final : public Call<QByteArray>
{
public:
    RetryingCall(Transport &transport, HttpRequest request, std::string what, QObject *context,
                 async::Callback<QByteArray> done, QObject *parent, RetryLimits limits = {});

private:
    void ask();
    void take(base::Result<QByteArray> answer);
    bool mayRepeat(const base::Error &error) const;

    Transport &m_transport;
    HttpRequest m_request;
    RetryLimits m_limits;
    base::Backoff m_backoff;
    QElapsedTimer m_since;
    QTimer m_wait;
    async::Request m_attempt;
    int m_attempts = 0;
};

} // namespace liteboxd::kube
