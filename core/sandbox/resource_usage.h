// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace liteboxd::sandbox {

/// What the containers of a pod use together, as the cluster measured it a moment ago.
struct ResourceUsage
{
    qint64 cpuMilli = 0; ///< thousandths of a core
    qint64 memory = 0;   ///< bytes

    /// {cpuMilli, memory}
    QJsonObject json() const;

    bool operator==(const ResourceUsage &) const = default;
};

/// By pod name.
using ResourceUsages = QHash<QString, ResourceUsage>;

/// A quantity of Kubernetes ("250m", "1234567n", "64Mi", "1e3") times `scale`, rounded up; nothing if it is none.
/// Source: Kubernetes, Quantity. Pure.
std::optional<qint64> quantity(const QString &text, qint64 scale);

/// The containers of a PodMetrics object together; nothing if one of them cannot be read. Pure.
std::optional<ResourceUsage> usageOf(const QJsonObject &podMetrics);

/// Asks for the pods of a namespace, or for one pod where `pod` is not empty. Empty where the cluster has no metrics
/// (metrics.k8s.io is served by an add-on), or none of that pod yet. Errors: the API server's.
async::Request askForUsage(kube::ApiClient &api, const std::string &nameSpace, const std::string &pod, QObject *context,
                           async::Callback<ResourceUsages> done);

} // namespace liteboxd::sandbox
