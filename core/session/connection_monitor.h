// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/kube/api_client.h"
#include "core/kube/watch/sync_state.h"
#include "core/session/connection_state.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace liteboxd::session {

/// How it stands between this program and the cluster, as one value: from the state of the sandboxes' watch, and from a
/// small request (/version) now and then, timed, that also finds out about a connection that only looks alive. A
/// cluster that answers and forbids something is connected; what it forbids is said where it is missing.
///
/// A server that hangs keeps its connections and says nothing: it is noticed after `interval` and `limit`, within 10 s.
/// A way that is slow is given more: 30 s before the first answer, three times what the last one took, and twice as
/// long after each time without one.
///
/// One thread, that of `api`; `api` and `clock` must outlive it.
class ConnectionMonitor : public QObject
{
    Q_OBJECT

public:
    /// When it measures, and how long it waits for the answer.
    struct Times
    {
        std::chrono::milliseconds interval = std::chrono::seconds(5);
        std::chrono::milliseconds limit = std::chrono::seconds(4);
    };

    ConnectionMonitor(kube::ApiClient &api, const base::Clock &clock, Times times, QObject *parent = nullptr);
    ConnectionMonitor(kube::ApiClient &api, const base::Clock &clock);

    /// Begins to measure: now, and `interval` after each answer.
    void start() { measure(); }

    /// The watch has a new state.
    void follow(const kube::SyncState &watch);

    const ConnectionState &state() const { return m_state; }

Q_SIGNALS:
    void changed(const liteboxd::session::ConnectionState &state);

    /// It is Connected and was not before.
    void cameUp();

    /// A measurement found nobody who answers: what else came from the server may be old. Each time.
    void unanswered(const liteboxd::base::Error &error);

    /// The first one that was answered after that.
    void answeredAgain();

private:
    void measure();
    void take(const std::optional<base::Error> &error, std::chrono::milliseconds latency);
    void update();
    ConnectionState judge() const;

    kube::ApiClient &m_api;
    const base::Clock &m_clock;
    kube::SyncState m_watch;
    std::optional<std::chrono::milliseconds> m_latency; ///< of the last answer; nothing before the first
    std::optional<base::Error> m_fault;                 ///< why the last measurement got no answer
    std::optional<std::chrono::system_clock::time_point> m_answeredAt;
    ConnectionState m_state = Connecting{};
    std::chrono::milliseconds m_leastLimit;
    std::chrono::milliseconds m_limit; ///< of the next measurement
    QTimer m_timer;
    async::Request m_request;
};

} // namespace liteboxd::session
