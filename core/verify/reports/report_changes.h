// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace liteboxd::verify {

/// Which checks of a report in JSON have another result than in one before: [{id, before, now, regression}], in the order
/// of the later one. Checks that only one of them has are left out. A regression is a result that is worse: pass and
/// skipped, warning, inconclusive, fail, in that order. Pure.
QJsonArray changesSince(const QJsonObject &before, const QJsonObject &now);

} // namespace liteboxd::verify
