// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <vector>

namespace liteboxd::install {

/// One field in which an object becomes another.
struct FieldChange
{
    QString path;      ///< "spec.template.spec.containers[0].image"
    QJsonValue before; ///< Undefined: it is not there
    QJsonValue after;  ///< Undefined: it goes

    bool operator==(const FieldChange &) const = default;
};

/// How an object as the API server has it differs from what it would make of it (the answer to a dry run), in path
/// order. What the API server itself keeps counts for nothing: status, versions, managed fields.
std::vector<FieldChange> objectChanges(const QJsonObject &before, const QJsonObject &after);

} // namespace liteboxd::install
