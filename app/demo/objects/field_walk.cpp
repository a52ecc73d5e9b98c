// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/field_walk.h"

#include "app/demo/objects/list_shape.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The parts of a value that have an owner each, by path element. A value without parts is a leaf.
struct Parts
{
    std::map<QString, QJsonValue> items;
    bool areListItems = false;
    bool isLeaf = true;
};

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString text(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

Parts partsOf(const QString &field, const QJsonValue &value)
{
    Parts parts;
    if (value.isObject() && !isAtomicMap(field)) {
        parts.isLeaf = false;
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            parts.items.emplace(u"f:"_s + member.key(), *member);
    } else if (value.isArray() && ListShape::of(field).kind != ListShape::Atomic) {
        const ListShape shape = ListShape::of(field);
        parts.isLeaf = false;
        parts.areListItems = shape.kind == ListShape::Keyed;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array) {
            const QString element =
                parts.areListItems ? u"k:"_s + text(shape.keyOf(item.toObject())) : u"v:"_s + text(item);
            parts.items.emplace(element, item);
        }
    }
    return parts;
}

/// The name that shapes and atomic maps go by: that of a member; items of lists have none.
QString fieldName(const QString &element)
{
    return element.startsWith(u"f:"_s) ? element.mid(2) : QString();
}

FieldSet fieldsOf(const QString &field, const QJsonValue &value, bool withContainers)
{
    FieldSet set;
    const Parts parts = partsOf(field, value);
    if (parts.isLeaf || parts.items.empty() || withContainers)
        set.insert();
    for (const auto &[element, item] : parts.items) {
        FieldSet below = fieldsOf(fieldName(element), item, withContainers);
        if (parts.areListItems)
            below.insert();
        set.child(element) = std::move(below);
    }
    return set;
}

void compareInto(const QString &field, const QJsonValue &before, const QJsonValue &after, FieldSet &changed,
                 FieldSet &removed)
{
    const Parts old = partsOf(field, before);
    const Parts now = partsOf(field, after);
    if (old.isLeaf || now.isLeaf) {
        if (before != after)
            changed = fieldsOf(field, after, true);
        return;
    }
    for (const auto &[element, item] : now.items) {
        const auto was = old.items.find(element);
        if (was == old.items.end()) {
            changed.child(element) = fieldsOf(fieldName(element), item, true);
            continue;
        }
        FieldSet changedBelow;
        FieldSet removedBelow;
        compareInto(fieldName(element), was->second, item, changedBelow, removedBelow);
        if (!changedBelow.isEmpty())
            changed.child(element) = std::move(changedBelow);
        if (!removedBelow.isEmpty())
            removed.child(element) = std::move(removedBelow);
    }
    for (const auto &[element, item] : old.items) {
        if (!now.items.contains(element))
            removed.child(element) = fieldsOf(fieldName(element), item, true);
    }
}

QJsonValue overlaidValue(const QString &field, const QJsonValue &live, const QJsonValue &configuration)
{
    if (configuration.isObject() && live.isObject() && !isAtomicMap(field))
        return overlaid(live.toObject(), configuration.toObject());
    const ListShape shape = ListShape::of(field);
    if (!configuration.isArray() || !live.isArray() || shape.kind == ListShape::Atomic)
        return configuration;
    QJsonArray merged = live.toArray();
    const QJsonArray items = configuration.toArray();
    for (const QJsonValue &item : items) {
        qsizetype at = 0;
        while (at < merged.size() &&
               (shape.kind == ListShape::Set ? merged.at(at) != item
                                             : shape.keyOf(merged.at(at).toObject()) != shape.keyOf(item.toObject())))
            ++at;
        if (at == merged.size())
            merged.append(item);
        else if (shape.kind == ListShape::Keyed)
            merged.replace(at, overlaid(merged.at(at).toObject(), item.toObject()));
    }
    return merged;
}

QJsonValue prunedValue(const QString &field, const QJsonValue &value, const FieldSet &gone)
{
    if (value.isObject())
        return pruned(value.toObject(), gone);
    const ListShape shape = ListShape::of(field);
    QJsonArray kept;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items) {
        const bool keyed = shape.kind == ListShape::Keyed;
        const QString element = keyed ? u"k:"_s + text(shape.keyOf(item.toObject())) : u"v:"_s + text(item);
        const auto found = gone.children().find(element);
        if (found == gone.children().end())
            kept.append(item);
        else if (!found->second.isMember())
            kept.append(pruned(item.toObject(), found->second));
    }
    return kept;
}

} // namespace

FieldSet appliedFields(const QJsonObject &configuration)
{
    FieldSet set = fieldsOf({}, configuration, false);
    return configuration.isEmpty() ? FieldSet() : set;
}

FieldDifference compare(const QJsonObject &before, const QJsonObject &after)
{
    FieldDifference difference;
    compareInto({}, before, after, difference.changed, difference.removed);
    return difference;
}

QJsonObject overlaid(const QJsonObject &live, const QJsonObject &configuration)
{
    QJsonObject merged = live;
    for (auto member = configuration.begin(); member != configuration.end(); ++member) {
        if (!member->isNull())
            merged.insert(member.key(), overlaidValue(member.key(), merged.value(member.key()), *member));
    }
    return merged;
}

QJsonObject pruned(const QJsonObject &object, const FieldSet &gone)
{
    QJsonObject kept = object;
    for (const auto &[element, below] : gone.children()) {
        const QString field = fieldName(element);
        if (!kept.contains(field))
            continue;
        if (below.children().empty()) {
            kept.remove(field);
            continue;
        }
        const QJsonValue rest = prunedValue(field, kept.value(field), below);
        const bool isBare = rest.isObject() ? rest.toObject().isEmpty() : rest.toArray().isEmpty();
        if (isBare)
            kept.remove(field);
        else
            kept.insert(field, rest);
    }
    return kept;
}

} // namespace liteboxd::demo
