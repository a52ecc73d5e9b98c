// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/merge_patch.h"

#include "app/demo/objects/list_shape.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

QJsonObject mergePatched(const QJsonObject &target, const QJsonObject &patch)
{
    QJsonObject merged = target;
    for (auto member = patch.begin(); member != patch.end(); ++member) {
        if (member->isNull())
            merged.remove(member.key());
        else if (member->isObject())
            merged.insert(member.key(), mergePatched(merged.value(member.key()).toObject(), member->toObject()));
        else
            merged.insert(member.key(), *member);
    }
    return merged;
}

namespace {

QString directive(const QJsonValue &value)
{
    return value.toObject().value("$patch"_L1).toString();
}

QJsonArray mergedSet(QJsonArray target, const QJsonArray &patch)
{
    for (const QJsonValue &item : patch) {
        if (!target.contains(item))
            target.append(item);
    }
    return target;
}

QJsonArray mergedKeyed(const QString &mergeKey, const QJsonArray &target, const QJsonArray &patch)
{
    QJsonArray merged = target;
    for (const QJsonValue &item : patch) {
        if (directive(item) == u"replace"_s) {
            QJsonArray replaced;
            for (const QJsonValue &other : patch) {
                if (directive(other).isEmpty())
                    replaced.append(other);
            }
            return replaced;
        }
        const QJsonValue key = item.toObject().value(mergeKey);
        qsizetype at = 0;
        while (at < merged.size() && merged.at(at).toObject().value(mergeKey) != key)
            ++at;
        const bool exists = at < merged.size();
        if (directive(item) == u"delete"_s) {
            if (exists)
                merged.removeAt(at);
        } else if (exists) {
            merged.replace(at, strategicMergePatched(merged.at(at).toObject(), item.toObject()));
        } else {
            merged.append(strategicMergePatched({}, item.toObject()));
        }
    }
    return merged;
}

QJsonArray without(QJsonArray target, const QJsonArray &gone)
{
    for (qsizetype at = target.size(); at-- > 0;) {
        if (gone.contains(target.at(at)))
            target.removeAt(at);
    }
    return target;
}

QJsonValue mergedValue(const QString &field, const QJsonValue &target, const QJsonValue &patch)
{
    if (patch.isObject()) {
        return directive(patch) == u"replace"_s ? strategicMergePatched({}, patch.toObject())
                                                : strategicMergePatched(target.toObject(), patch.toObject());
    }
    const ListShape shape = ListShape::of(field);
    if (!patch.isArray() || shape.kind == ListShape::Atomic)
        return patch;
    if (shape.kind == ListShape::Set)
        return mergedSet(target.toArray(), patch.toArray());
    return mergedKeyed(shape.keys.first(), target.toArray(), patch.toArray());
}

} // namespace

QJsonObject strategicMergePatched(const QJsonObject &target, const QJsonObject &patch)
{
    static const QString deletion = u"$deleteFromPrimitiveList/"_s;
    QJsonObject merged = target;
    for (auto member = patch.begin(); member != patch.end(); ++member) {
        const QString field = member.key();
        if (field.startsWith(deletion)) {
            const QString list = field.mid(deletion.size());
            merged.insert(list, without(merged.value(list).toArray(), member->toArray()));
        } else if (field.startsWith(u'$')) {
            continue;
        } else if (member->isNull() || (member->isObject() && directive(*member) == u"delete"_s)) {
            merged.remove(field);
        } else {
            merged.insert(field, mergedValue(field, merged.value(field), *member));
        }
    }
    return merged;
}

} // namespace liteboxd::demo
