// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"
#include "app/demo/objects/object_removal.h"

#include <QByteArray>

namespace liteboxd::demo {

/// Who writes and whether it is stored, from dryRun, fieldManager and the User-Agent. `optionsKind` is
/// "CreateOptions", "UpdateOptions" or "PatchOptions": 422 names it.
Outcome<WriteContext> writeContext(const ApiTarget &target, const QByteArray &userAgent, const QString &optionsKind);

/// From the body of a DELETE and its query; the query counts where both speak.
Outcome<RemovalOptions> removalOptions(const ApiTarget &target, const QByteArray &body);

/// 422 of an options object with one cause.
Status badOption(const QString &optionsKind, const QString &field, const QString &reason, const QString &message);

} // namespace liteboxd::demo
