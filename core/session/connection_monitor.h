// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/kube/api_client.h"
#include "core/kube/sync_state.h"
#include "core/session/connection_state.h"

#include <QObject>
#include <QTimer>

namespace liteboxd::session {

/// How it stands between this program and the cluster, as one value: from the state of the sandboxes' watch, and from a
/// small request (/version) now and then, timed. A cluster that answers and forbids something is connected; what it
/// forbids is said where it is missing.
///
/// One thread, that of `api`; `api` and `clock` must outlive it.
class ConnectionMonitor : public QObject
{
    Q_OBJECT

public:
    ConnectionMonitor(kube::ApiClient &api, const base::Clock &clock, QObject *parent = nullptr);

    /// Begins to measure.
    void start();

    /// The watch has a new state.
    void follow(const kube::SyncState &state);

    const ConnectionState &state() const { return m_state; }

Q_SIGNALS:
    void changed(const liteboxd::session::ConnectionState &state);

private:
    void measure();
    void update();

    kube::ApiClient &m_api;
    const base::Clock &m_clock;
    kube::SyncState m_watch;
    std::optional<std::chrono::milliseconds> m_latency; ///< nothing before the first answer
    ConnectionState m_state = Connecting{};
    QTimer m_timer;
    async::Request m_request;
};

} // namespace liteboxd::session
