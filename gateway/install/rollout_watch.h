// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "gateway/install/rollout_standing.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>
#include <string>

namespace liteboxd::install {

/// Looks every second at the gateway's Deployment until it is rolled out, or cannot be. Ends once, with the last
/// standing: complete, with an obstacle, or neither where the time is up. An obstacle counts when it is there in two
/// looks: a first pull that fails, or a ReplicaSet that a quota held up for a moment, is none.
///
/// One thread, that of `api`, which must outlive it. Destroying it ends the looking.
class RolloutWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds interval{1};
    static constexpr std::chrono::minutes usualLimit{5};

    RolloutWatch(kube::ApiClient &api, std::string nameSpace, std::chrono::milliseconds limit,
                 QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// It stands otherwise than before.
    void moved(const liteboxd::install::RolloutStanding &standing);

    /// One of these, once. Errors are those of ApiClient::get(); one that may pass is not told before the time is up.
    void ended(const liteboxd::install::RolloutStanding &standing);
    void failed(const liteboxd::base::Error &error);

private:
    void look();
    void readSets();
    void readPods(const QJsonArray &sets);
    void take(const RolloutStanding &standing);
    void takeFault(const base::Error &error);

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    const std::chrono::milliseconds m_limit;
    QElapsedTimer m_since;
    QTimer m_pause;
    QJsonObject m_deployment;
    std::optional<RolloutStanding> m_last;
    async::Request m_step;
};

} // namespace liteboxd::install
