// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <variant>

namespace liteboxd::verify {

/// How an operator has the API server restarted: nobody can over its own API. Completes when that was done.
using RestartWay = std::function<async::Request(QObject *context, async::Callback<std::monostate> done)>;

/// What was seen of a restart.
struct RestartedServer
{
    bool wasAway = false; ///< questions were not answered for a time
    std::chrono::milliseconds time{}; ///< until it answered again
};

/// Has the API server restarted and asks it meanwhile, until it answers again. Belongs to the context and deletes itself
/// when done; destroying the Request ends it, and what the operator's way has begun goes on.
///
/// Errors: those of the way; TimedOut when the API server does not answer again within the limit.
class ServerRestart : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, const RestartWay &way, std::chrono::milliseconds limit,
                                QObject *context, async::Callback<RestartedServer> done);

private:
    ServerRestart(kube::ApiClient &api, const RestartWay &way, std::chrono::milliseconds limit,
                  async::Promise<RestartedServer> promise, QObject *parent);

    void look();
    void take(bool isAnswered);
    void end(base::Result<RestartedServer> result);

    kube::ApiClient &m_api;
    const std::chrono::milliseconds m_limit;
    const async::Promise<RestartedServer> m_promise;
    const std::chrono::steady_clock::time_point m_since;
    std::chrono::steady_clock::time_point m_doneAt;
    bool m_isDone = false; ///< the operator's way has ended
    bool m_wasAway = false;
    QTimer m_pause;
    async::Request m_way;
    async::Request m_step;
};

} // namespace liteboxd::verify
