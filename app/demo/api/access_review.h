// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/status.h"

#include <QByteArray>
#include <QJsonObject>

namespace liteboxd::demo {

/// POST selfsubjectaccessreviews: whoever has the token may do everything. 422 unless exactly one kind of attributes
/// is asked about.
Outcome<QJsonObject> reviewedAccess(const QByteArray &contentType, const QByteArray &body);

/// POST selfsubjectrulesreviews: the rule that permits everything. 400 without a namespace.
Outcome<QJsonObject> reviewedRules(const QByteArray &contentType, const QByteArray &body);

/// POST selfsubjectreviews: the one user there is.
Outcome<QJsonObject> reviewedSelf(const QByteArray &contentType, const QByteArray &body);

} // namespace liteboxd::demo
