// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace liteboxd::install {

/// How far a Deployment has come. A value.
struct RolloutStanding
{
    int wanted = 0;
    int ready = 0;           ///< pods of the present version that are available
    bool isSeen = false;     ///< the cluster has looked at the Deployment as it is now
    bool isComplete = false; ///< all are there, and none of an earlier version; as `kubectl rollout status` counts
    std::optional<QString> obstacle{}; ///< why it will not go on by itself, in the cluster's words

    bool operator==(const RolloutStanding &) const = default;

    /// From the Deployment, and the ReplicaSets and pods that its selector finds. What keeps it: pods that cannot be
    /// made (a quota, an admission), no image, no node, a container that cannot be made or ends again and again, the
    /// Deployment's own deadline. Pods of earlier versions and such as are going keep nobody. Pure.
    static RolloutStanding of(const QJsonObject &deployment, const QJsonArray &replicaSets, const QJsonArray &pods);
};

} // namespace liteboxd::install
