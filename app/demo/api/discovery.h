// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace liteboxd::demo {

/// What the demo answers at /version, /api, /api/v1, /apis, /apis/{group} and /apis/{group}/{version}: the groups and
/// verbs that are really served, without the kind of plural `unserved`. Nothing for any other path.
std::optional<QJsonObject> discoveryDocument(const QStringList &segments, const QString &serverAddress,
                                             const QString &unserved = {});

} // namespace liteboxd::demo
