// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"
#include "core/base/result.h"
#include "core/kube/wire/http_request.h"
#include "core/kube/wire/transport.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <string>

namespace liteboxd::kube {

class ApiCall;

/// How a call deals with a server that is busy.
struct Patience
{
    int attempts = 5;
    std::chrono::milliseconds firstWait{250};
    std::chrono::milliseconds longestWait{4000};
};

/// An ApiCall that comes back when the server asks for that: an answer 429 or 503 with Retry-After says that nothing
/// was done, whatever the method (as client-go takes it); a GET is also repeated after 500, 502, 503 and 504. Waits
/// what the server asks for, or a doubling time with jitter, and never past the request's time limit: then the last
/// answer is the result. Transport errors are not repeated: what they left behind is not known.
///
/// Lives on the transport's thread; deletes itself after its end. `done` as ApiCall's.
class PatientCall final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(base::Result<QByteArray>)>;

    PatientCall(Transport &transport, HttpRequest request, std::string what, Done done, QObject *parent,
                Patience patience = {});
    ~PatientCall() override;

private:
    void ask();
    void take(base::Result<QByteArray> answer);
    bool mayRepeat(const base::Error &error) const;

    Transport &m_transport;
    HttpRequest m_request;
    std::string m_what;
    Done m_done;
    Patience m_patience;
    base::Backoff m_backoff;
    QElapsedTimer m_since;
    QTimer m_wait;
    QPointer<ApiCall> m_call;
    int m_attempts = 0;
};

} // namespace liteboxd::kube
