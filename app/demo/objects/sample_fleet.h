// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>

#include <vector>

namespace liteboxd::demo {

/// The pods of the sandboxes the demo starts with, as LiteBoxd writes them: the same ids, templates and ages in each
/// run, a new access token each time. Of five or more, one cannot pull its image and one has failed.
std::vector<QJsonObject> sampleFleet(int count, const QDateTime &now);

} // namespace liteboxd::demo
