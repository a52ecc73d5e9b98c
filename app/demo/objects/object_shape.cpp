// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/object_shape.h"

#include <QJsonArray>

#include <array>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

using Type = QJsonValue::Type;

struct Member
{
    QString name;
    Type type;
    QString goType;
};

QString goNameOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return u"bool"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    default:
        return u"object"_s;
    }
}

Status wrongType(const ResourceType &type, const QJsonValue &value, const QString &structure, const QString &path,
                 const QString &goType)
{
    return badRequest(u"%1 in version \"%2\" cannot be handled as a %1: json: cannot unmarshal %3 into Go struct field "
                      "%4.%5 of type %6"_s.arg(type.kind, type.version, goNameOf(value), structure, path, goType));
}

const std::array<Member, 12> &metadataMembers()
{
    static const std::array<Member, 12> members{{
        {u"name"_s, Type::String, u"string"_s},
        {u"generateName"_s, Type::String, u"string"_s},
        {u"namespace"_s, Type::String, u"string"_s},
        {u"uid"_s, Type::String, u"types.UID"_s},
        {u"resourceVersion"_s, Type::String, u"string"_s},
        {u"creationTimestamp"_s, Type::String, u"v1.Time"_s},
        {u"deletionTimestamp"_s, Type::String, u"v1.Time"_s},
        {u"labels"_s, Type::Object, u"map[string]string"_s},
        {u"annotations"_s, Type::Object, u"map[string]string"_s},
        {u"finalizers"_s, Type::Array, u"[]string"_s},
        {u"ownerReferences"_s, Type::Array, u"[]v1.OwnerReference"_s},
        {u"managedFields"_s, Type::Array, u"[]v1.ManagedFieldsEntry"_s},
    }};
    return members;
}

bool isAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

Outcome<void> checkMetadata(const ResourceType &type, const QJsonObject &metadata)
{
    for (const Member &member : metadataMembers()) {
        const QJsonValue value = metadata.value(member.name);
        if (isAbsent(value))
            continue;
        const QString path = u"metadata."_s + member.name;
        if (value.type() != member.type)
            return refuse(wrongType(type, value, u"ObjectMeta"_s, path, member.goType));
        if (member.type != Type::Object)
            continue;
        const QJsonObject map = value.toObject();
        for (const QJsonValue &item : map) {
            if (!item.isString() && !item.isNull())
                return refuse(wrongType(type, item, u"ObjectMeta"_s, path, u"string"_s));
        }
    }
    return {};
}

Outcome<void> checkContainers(const ResourceType &type, const QJsonValue &containers)
{
    const QString path = u"spec.containers"_s;
    if (isAbsent(containers))
        return {};
    if (!containers.isArray())
        return refuse(wrongType(type, containers, u"PodSpec"_s, path, u"[]v1.Container"_s));
    const QJsonArray items = containers.toArray();
    for (const QJsonValue &item : items) {
        if (!item.isObject())
            return refuse(wrongType(type, item, u"PodSpec"_s, path, u"v1.Container"_s));
        for (const QString &member : {u"name"_s, u"image"_s}) {
            const QJsonValue value = item.toObject().value(member);
            if (!isAbsent(value) && !value.isString())
                return refuse(wrongType(type, value, u"Container"_s, path + u'.' + member, u"string"_s));
        }
    }
    return {};
}

QJsonValue withoutNulls(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray kept;
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            kept.append(withoutNulls(item));
        return kept;
    }
    if (!value.isObject())
        return value;
    QJsonObject kept;
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!member->isNull())
            kept.insert(member.key(), withoutNulls(*member));
    }
    return kept;
}

} // namespace

Outcome<void> checkShape(const ResourceType &type, const QJsonObject &object)
{
    for (const QString &section : {u"metadata"_s, u"spec"_s, u"status"_s}) {
        const QJsonValue value = object.value(section);
        if (!isAbsent(value) && !value.isObject()) {
            const QString goType =
                section == u"metadata"_s ? u"ObjectMeta"_s : type.kind + section.at(0).toUpper() + section.mid(1);
            return refuse(wrongType(type, value, type.kind, section, u"v1."_s + goType));
        }
    }
    if (const auto metadata = checkMetadata(type, object.value("metadata"_L1).toObject()); !metadata)
        return metadata;
    if (&type == &pods())
        return checkContainers(type, object.value("spec"_L1).toObject().value("containers"_L1));
    return {};
}

QJsonObject normalised(const ResourceType &type, QJsonObject object)
{
    object = withoutNulls(object).toObject();
    object.insert(u"kind"_s, type.kind);
    object.insert(u"apiVersion"_s, type.groupVersion());
    const QJsonObject given = object.value("metadata"_L1).toObject();
    QJsonObject metadata;
    for (const Member &member : metadataMembers()) {
        const QJsonValue value = given.value(member.name);
        const bool isEmpty = (value.isObject() && value.toObject().isEmpty()) ||
                             (value.isArray() && value.toArray().isEmpty()) ||
                             (value.isString() && value.toString().isEmpty());
        if (!value.isUndefined() && !isEmpty)
            metadata.insert(member.name, value);
    }
    for (const QString &number : {u"generation"_s, u"deletionGracePeriodSeconds"_s}) {
        if (given.contains(number))
            metadata.insert(number, given.value(number));
    }
    object.insert(u"metadata"_s, metadata);
    return object;
}

} // namespace liteboxd::demo
