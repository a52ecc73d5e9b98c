// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/object_changes.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace liteboxd::install {

using namespace Qt::Literals::StringLiterals;

namespace {

void compare(const QString &path, const QJsonValue &before, const QJsonValue &after, std::vector<FieldChange> &found)
{
    if (before.isObject() && after.isObject()) {
        QStringList keys = before.toObject().keys() + after.toObject().keys();
        keys.sort();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys))
            compare(path.isEmpty() ? key : path + u'.' + key, before[key], after[key], found);
    } else if (before.isArray() && after.isArray()) {
        const qsizetype length = std::max(before.toArray().size(), after.toArray().size());
        for (qsizetype at = 0; at < length; ++at)
            compare(u"%1[%2]"_s.arg(path).arg(at), before.toArray().at(at), after.toArray().at(at), found);
    } else if (before != after) {
        found.push_back({path, before, after});
    }
}

/// The object without what the API server writes there of its own.
QJsonObject wished(QJsonObject object)
{
    object.remove(u"status"_s);
    QJsonObject metadata = object[u"metadata"].toObject();
    for (const QString &own :
         {u"managedFields"_s, u"resourceVersion"_s, u"generation"_s, u"uid"_s, u"creationTimestamp"_s})
        metadata.remove(own);
    object.insert(u"metadata"_s, metadata);
    return object;
}

} // namespace

std::vector<FieldChange> objectChanges(const QJsonObject &before, const QJsonObject &after)
{
    std::vector<FieldChange> found;
    compare({}, wished(before), wished(after), found);
    return found;
}

} // namespace liteboxd::install
