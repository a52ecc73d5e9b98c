// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace liteboxd::demo {

/// What a container is said to use. Nothing of the demo's sandboxes is a process, so the figures are made up: they
/// follow from the names and the time, move every 15 s as those of metrics-server do, and stay below the limits.
struct ContainerUsage
{
    qint64 nanoCores = 0;
    qint64 memory = 0; ///< bytes

    /// {"cpu": "1234567n", "memory": "34816Ki"}: as metrics-server writes it.
    QJsonObject json() const;

    bool operator==(const ContainerUsage &) const = default;
};

/// Of one container of `pod` at `now`. Limits that are none of "2", "250m", "64Mi", "1Gi" count as not set: half a core
/// and 512 MiB. Pure.
ContainerUsage usageAt(const QJsonObject &pod, const QJsonObject &container, const QDateTime &now);

} // namespace liteboxd::demo
