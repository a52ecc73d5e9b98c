// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/rollout_watch.h"

#include <utility>

namespace liteboxd::install {

namespace {

constexpr const char *s_name = "liteboxd-gateway";
constexpr const char *s_selector = "app=liteboxd-gateway";

} // namespace

RolloutWatch::RolloutWatch(kube::ApiClient &api, std::string nameSpace, std::chrono::milliseconds limit,
                           QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_limit(limit)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(interval);
    connect(&m_pause, &QTimer::timeout, this, &RolloutWatch::look);
}

void RolloutWatch::start()
{
    m_since.start();
    look();
}

void RolloutWatch::look()
{
    m_step = m_api.get({{"apps", "v1", "deployments", "Deployment"}, m_nameSpace, s_name}, this,
                       [this](const base::Result<QJsonObject> &deployment) {
                           if (!deployment)
                               return takeFault(deployment.error());
                           m_deployment = *deployment;
                           readSets();
                       });
}

void RolloutWatch::readSets()
{
    m_step = m_api.list({{{"apps", "v1", "replicasets", "ReplicaSet"}, m_nameSpace}, s_selector}, this,
                        [this](const base::Result<kube::ObjectList> &sets) {
                            if (!sets)
                                return takeFault(sets.error());
                            readPods(sets->items);
                        });
}

void RolloutWatch::readPods(const QJsonArray &sets)
{
    m_step = m_api.list({{kube::resources::pods(), m_nameSpace}, s_selector}, this,
                        [this, sets](const base::Result<kube::ObjectList> &pods) {
                            if (!pods)
                                return takeFault(pods.error());
                            take(RolloutStanding::of(m_deployment, sets, pods->items));
                        });
}

void RolloutWatch::take(const RolloutStanding &standing)
{
    const std::optional<RolloutStanding> before = std::exchange(m_last, standing);
    const bool stays = standing.obstacle && before && before->obstacle;
    if (standing.isComplete || stays || m_since.hasExpired(m_limit.count())) {
        Q_EMIT ended(standing);
        return;
    }
    if (before != standing)
        Q_EMIT moved(standing);
    m_pause.start();
}

void RolloutWatch::takeFault(const base::Error &error)
{
    const bool mayPass = error.code == base::ErrorCode::ConnectionLost || error.code == base::ErrorCode::TimedOut ||
                         error.code == base::ErrorCode::ConnectionRefused ||
                         error.code == base::ErrorCode::ServerFailed;
    if (!mayPass || m_since.hasExpired(m_limit.count())) {
        Q_EMIT failed(error);
        return;
    }
    m_pause.start();
}

} // namespace liteboxd::install
