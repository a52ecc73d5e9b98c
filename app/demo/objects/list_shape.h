// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace liteboxd::demo {

/// How the items of a list are told apart, by the list's field name: what x-kubernetes-list-type says in the OpenAPI
/// schema of the pods, namespaces and network policies of Kubernetes 1.34.
struct ListShape
{
    enum Kind {
        Atomic, ///< the list is one value
        Keyed,  ///< items are objects, named by `keys`
        Set,    ///< items are values that occur once
    };

    Kind kind = Atomic;
    QStringList keys{}; ///< the first one is the merge key of strategic merge patches

    static ListShape of(const QString &field);

    /// The key members of an item, with the schema's default where the item leaves one out (protocol: TCP).
    QJsonObject keyOf(const QJsonObject &item) const;
};

/// Whether a map is one value (x-kubernetes-map-type: atomic), such as every label selector.
bool isAtomicMap(const QString &field);

} // namespace liteboxd::demo
