// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/field_set.h"
#include "app/demo/objects/status.h"

#include <QDateTime>
#include <QJsonObject>

#include <vector>

namespace liteboxd::demo {

/// Who a write is made by, as managedFields tells writers apart.
struct Writer
{
    QString manager;     ///< fieldManager, or the first word of the User-Agent
    QString subresource; ///< "status", or empty
};

enum class OnConflict { Refuse, TakeOver };

/// metadata.managedFields of one object: which writer owns which fields (Kubernetes: server-side apply).
///
/// Every field has an owner of its own: labels, annotations, members of spec, items of the lists that ListShape calls
/// keyed. Lists and maps that are atomic have one owner as a whole.
class FieldOwnership
{
public:
    explicit FieldOwnership(const QJsonObject &object);

    /// A create, update or patch turned `before` into `after`: what changed is the writer's now, and nobody else's.
    void recordUpdate(const Writer &writer, const QJsonObject &before, const QJsonObject &after);

    /// Lays `configuration` over `live` for an applier, removes what it no longer speaks of and nobody else owns, and
    /// returns the object. 409 naming each owner of a field that would change, unless told to take them over.
    Outcome<QJsonObject> apply(const Writer &writer, const QJsonObject &live, const QJsonObject &configuration,
                               OnConflict onConflict);

    /// Whether both name the same owners of the same fields, whatever their times.
    bool ownsTheSameAs(const FieldOwnership &other) const;

    /// `object` with the managedFields of now; entries whose fields did not change keep their time.
    QJsonObject stampedOn(QJsonObject object, const QDateTime &now) const;

private:
    struct Owner
    {
        QString manager;
        QString operation; ///< Apply or Update
        QString subresource;
        QString apiVersion;
        QString time;
        FieldSet fields;
        bool touched = false;
    };

    Owner &ownerOf(const Writer &writer, const QString &operation, const QString &apiVersion);
    static Status conflict(const std::vector<std::pair<const Owner *, FieldSet>> &conflicts);
    static QString spoken(const Owner &owner);

    std::vector<Owner> m_owners;
};

} // namespace liteboxd::demo
