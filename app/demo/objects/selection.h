// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/field_selector.h"
#include "app/demo/objects/label_selector.h"
#include "app/demo/objects/object_store.h"

#include <QHash>
#include <QString>

namespace liteboxd::demo {

/// The query of a request, decoded; of a repeated name the first value counts.
using Query = QHash<QString, QString>;

/// Which objects a list, watch or collection deletion is about.
struct Selection
{
    const ResourceType *type = nullptr;
    QString space; ///< empty: all namespaces
    LabelSelector labels;
    FieldSelector fields;

    /// From labelSelector and fieldSelector. 400 where they do not parse.
    static Outcome<Selection> parse(const ResourceType &type, const QString &space, const Query &query);

    bool matches(const StoredObject &object) const;
    bool hasSelector() const { return !labels.isEmpty() || !fields.isEmpty(); }
};

/// "true" and "1" are yes, as is a name without a value; anything but "false", "0" and nothing counts as yes too.
bool isSet(const Query &query, const QString &name);

/// A whole number of a query. 400 in the API server's words if it is none; nothing if it is not there.
Outcome<std::optional<qint64>> number(const Query &query, const QString &name);

} // namespace liteboxd::demo
