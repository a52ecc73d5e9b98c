// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

namespace liteboxd::demo {

/// `value`, where each part that equals what `like` has at that place is the same memory: objects of one kind have most
/// of themselves in common, and a tree of JSON takes seven times its text.
QJsonValue sharingWith(const QJsonValue &like, const QJsonValue &value);

} // namespace liteboxd::demo
