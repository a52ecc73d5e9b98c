// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/resource_type.h"

#include <QDateTime>
#include <QJsonObject>

#include <vector>

namespace liteboxd::demo {

/// Where the API server of the demo is, and on which node; and the node beside it.
struct ClusterPlace
{
    QString node;
    QString address; ///< of node and API server
    int port = 0;    ///< of the API server
    QString relay{}; ///< address of Hubble Relay; empty: there is none
    QString secondNode{};
    QString secondAddress{};
};

/// One object of the cluster itself.
struct ClusterObject
{
    const ResourceType *type = nullptr;
    QString space; ///< empty for types without namespaces
    QJsonObject object;
    QJsonObject status; ///< empty: none
};

/// What a cluster has of its own: its nodes with an agent of Cilium on each, the service of its API server with the
/// addresses behind it, that of its DNS with a pod that answers in flows only, and Hubble Relay with its service.
std::vector<ClusterObject> sampleCluster(const ClusterPlace &place, const QDateTime &now);

} // namespace liteboxd::demo
