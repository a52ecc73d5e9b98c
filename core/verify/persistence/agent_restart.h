// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace liteboxd::verify {

/// How the agents came back.
struct RestartedAgents
{
    qint64 count = 0;
    std::chrono::milliseconds time{};
};

/// Restarts Cilium's agents, as `kubectl rollout restart` does, and waits until each is new and ready. Belongs to the
/// context and deletes itself when done; destroying the Request ends the waiting, and the restart goes on.
///
/// Errors: NotFound where no DaemonSet in kube-system has the label k8s-app=cilium; Forbidden; Rejected, with the words
/// of the cluster, when an agent cannot come back; TimedOut when they are not back within the limit.
class AgentRestart : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, std::chrono::milliseconds limit, QObject *context,
                                async::Callback<RestartedAgents> done);

    /// What keeps an agent's pod from coming back for good; empty: nothing. Pure.
    static QString obstacleOf(const QJsonObject &pod);

private:
    AgentRestart(kube::ApiClient &api, std::chrono::milliseconds limit, async::Promise<RestartedAgents> promise,
                 QObject *parent);

    void restart(const base::Result<kube::ObjectList> &found);
    void look();
    void take(const QJsonObject &daemonSet);
    void lookAtPods();
    void end(base::Result<RestartedAgents> result);

    kube::ApiClient &m_api;
    const std::chrono::milliseconds m_limit;
    const async::Promise<RestartedAgents> m_promise;
    const std::chrono::steady_clock::time_point m_since;
    kube::ResourcePath m_path;
    qint64 m_generation = 0; ///< of the DaemonSet with the restart in it
    QString m_state;         ///< "1 of 3 are new, 2 ready"
    QTimer m_pause;
    async::Request m_step;
};

} // namespace liteboxd::verify
