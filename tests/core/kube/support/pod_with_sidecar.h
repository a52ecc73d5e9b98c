// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

/// What the API server says when no container is named.
inline constexpr const char *manyContainers =
    "a container name must be specified for pod p, choose one of: [setup main proxy]";

/// A pod of two containers and one before them; its annotation says which one is meant.
inline QJsonObject podWithSidecar(const QString &wanted)
{
    const auto named = [](const char *name) { return QJsonObject{{QStringLiteral("name"), QLatin1String(name)}}; };
    return {{QStringLiteral("metadata"),
             QJsonObject{{QStringLiteral("annotations"),
                          QJsonObject{{QStringLiteral("kubectl.kubernetes.io/default-container"), wanted}}}}},
            {QStringLiteral("spec"),
             QJsonObject{{QStringLiteral("initContainers"), QJsonArray{named("setup")}},
                         {QStringLiteral("containers"), QJsonArray{named("main"), named("proxy")}}}}};
}
