// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace liteboxd::store {

/// JSON as the store keeps it, in one line. What is stored and is none reads as empty.
QString storedJson(const QJsonObject &object);
QString storedJson(const QJsonArray &array);
QJsonObject objectFromStored(const QString &text);
QJsonArray arrayFromStored(const QString &text);

} // namespace liteboxd::store
