// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace liteboxd::demo {

/// RFC 7386: members of `patch` replace those of `target`, objects are merged, null removes.
QJsonObject mergePatched(const QJsonObject &target, const QJsonObject &patch);

/// Kubernetes' strategic merge patch: as above, but the lists that ListShape knows as keyed or as sets are merged
/// item by item. `$patch: delete` and `$patch: replace` and `$deleteFromPrimitiveList/…` are honoured;
/// `$setElementOrder/…` and `$retainKeys` are ignored.
QJsonObject strategicMergePatched(const QJsonObject &target, const QJsonObject &patch);

} // namespace liteboxd::demo
