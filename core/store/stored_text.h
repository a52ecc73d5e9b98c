// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

namespace liteboxd::store {

/// A text as the store keeps it: the columns are NOT NULL, and a null string would be stored as NULL.
inline QVariant storedText(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

} // namespace liteboxd::store
