// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace liteboxd::demo {

/// What the demo answers at /version, /api, /api/v1, /apis, /apis/{group} and /apis/{group}/{version}: the groups and
/// verbs that are really served. Nothing for any other path.
std::optional<QJsonObject> discoveryDocument(const QStringList &segments, const QString &serverAddress);

} // namespace liteboxd::demo
