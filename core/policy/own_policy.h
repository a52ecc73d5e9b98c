// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace liteboxd::policy {

/// The label that a policy has which this project made of its own accord, and which it may therefore delete.
QString ownerLabel();
QString ownerValue();

/// Whether a live object may be deleted by this project: it has that label, and our field manager wrote it.
bool isOwn(const QJsonObject &live);

/// Everybody who wrote fields of a live object other than its status, in order of name, each once.
QStringList managersOf(const QJsonObject &live);

} // namespace liteboxd::policy
