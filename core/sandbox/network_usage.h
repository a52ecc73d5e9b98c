// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <string>

namespace liteboxd::sandbox {

/// What the network interface of a pod has carried since the pod began, as the kubelet of its node counts it. It knows
/// no packets that a policy dropped on their way out: those were sent, too.
struct NetworkUsage
{
    qint64 sent = 0;                            ///< bytes
    qint64 received = 0;                        ///< bytes
    std::chrono::system_clock::time_point at{}; ///< when the kubelet looked

    /// {sentBytes, receivedBytes, at}
    QJsonObject json() const;

    bool operator==(const NetworkUsage &) const = default;
};

/// By the pod's uid.
using NetworkUsages = QHash<QString, NetworkUsage>;

/// The pods of a Summary of the kubelet; those without network, or with figures that are none, are left out. Any bytes
/// may come in. Errors: ProtocolViolated. Source: Kubernetes, kubelet/pkg/apis/stats/v1alpha1. Pure.
base::Result<NetworkUsages> networkUsagesFrom(const QByteArray &summary);

/// Asks the kubelet of this node, through the API server: GET …/nodes/NODE/proxy/stats/summary, once, and for ten
/// seconds at most. Errors: Forbidden where the account may not get nodes/proxy, the API server's where the node does
/// not answer, ProtocolViolated for what is no Summary or too large.
async::Request askForNetworkUsage(kube::ApiClient &api, const std::string &node, QObject *context,
                                  async::Callback<NetworkUsages> done);

} // namespace liteboxd::sandbox
