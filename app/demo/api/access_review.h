// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/access_rules.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>

namespace liteboxd::demo {

/// A review as it came.
struct ReviewRequest
{
    QByteArray contentType;
    QByteArray body;
};

/// POST selfsubjectaccessreviews. 422 unless exactly one kind of attributes is asked about.
Outcome<QJsonObject> reviewedAccess(const ReviewRequest &request, const AccessRules &rules);

/// POST selfsubjectrulesreviews: the one rule there is. 400 without a namespace.
Outcome<QJsonObject> reviewedRules(const ReviewRequest &request, const AccessRules &rules);

/// POST selfsubjectreviews: the one user there is, at the time of the cluster.
Outcome<QJsonObject> reviewedSelf(const ReviewRequest &request, const QDateTime &now);

} // namespace liteboxd::demo
