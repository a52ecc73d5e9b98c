// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/status.h"

#include <QJsonArray>
#include <QJsonObject>

namespace liteboxd::demo {

/// RFC 6902. 422 where an operation does not apply; as in the API server, "replace" of a missing member adds it.
Outcome<QJsonObject> jsonPatched(const QJsonObject &target, const QJsonArray &patch);

} // namespace liteboxd::demo
