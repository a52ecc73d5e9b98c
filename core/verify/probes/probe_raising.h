// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/probes/probe_attempt.h"

#include <QJsonArray>
#include <QObject>
#include <QTimer>

#include <vector>

namespace liteboxd::verify {

/// Makes the pods of a plan and waits until each runs and has an address. It leaves what it made: ProbeRemoval takes it
/// away, whatever became of this. Belongs to the context and deletes itself when done; destroying the Request ends it.
///
/// Errors: of ApiClient::create(); Rejected, with the words of the cluster, when a pod cannot come to run (its image
/// cannot be pulled, its program ended); TimedOut, with what the first of them waits for, when they do not run in time.
class ProbeRaising : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, const ProbePlan &plan, QObject *context,
                                async::Callback<std::vector<LivePod>> done);

    /// What keeps a pod from running for good; empty: nothing. Pure.
    static QString obstacleOf(const QJsonObject &pod);

    /// What a pod that does not run yet waits for, as far as the cluster says. Pure.
    static QString waitOf(const QJsonObject &pod);

    /// Its address once its container runs; empty before. Pure.
    static std::string addressOf(const QJsonObject &pod);

private:
    ProbeRaising(kube::ApiClient &api, const ProbePlan &plan, async::Promise<std::vector<LivePod>> promise,
                 QObject *parent);

    void takeMade(const base::Result<QJsonObject> &made);
    void look();
    void takeList(const base::Result<kube::ObjectList> &found);
    void judge();
    void giveUp();
    void end(base::Result<std::vector<LivePod>> result);

    kube::ApiClient &m_api;
    const ProbePlan m_plan;
    const std::vector<ProbePod> m_pods;
    const async::Promise<std::vector<LivePod>> m_promise;
    std::vector<async::Request> m_steps;
    std::size_t m_open = 0;
    QJsonArray m_seen;   ///< by the look that goes on
    QJsonArray m_before; ///< by the one before
    QTimer m_again;
    QTimer m_limit;
};

} // namespace liteboxd::verify
