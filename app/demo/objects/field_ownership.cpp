// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/field_ownership.h"

#include "app/demo/objects/field_walk.h"

#include <QJsonArray>

#include <algorithm>
#include <tuple>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Fields that belong to the system and are never owned.
FieldSet withoutSystemFields(FieldSet set)
{
    static const QStringList ofMetadata{
        u"f:name"_s,
        u"f:namespace"_s,
        u"f:uid"_s,
        u"f:resourceVersion"_s,
        u"f:generation"_s,
        u"f:selfLink"_s,
        u"f:managedFields"_s,
        u"f:creationTimestamp"_s,
        u"f:deletionTimestamp"_s,
        u"f:deletionGracePeriodSeconds"_s,
    };
    set.drop(u"f:apiVersion"_s);
    set.drop(u"f:kind"_s);
    if (set.children().contains(u"f:metadata"_s)) {
        FieldSet &metadata = set.child(u"f:metadata"_s);
        for (const QString &field : ofMetadata)
            metadata.drop(field);
        if (metadata.children().empty())
            set.drop(u"f:metadata"_s);
    }
    return set;
}

/// The maps that every object has, so that nobody comes to own them by making one.
QJsonObject withSkeleton(const QJsonObject &object, bool isPod)
{
    QJsonObject filled = object;
    for (const QString &section : {u"metadata"_s, u"spec"_s, u"status"_s}) {
        if (!filled.contains(section))
            filled.insert(section, QJsonObject());
    }
    QJsonObject spec = filled.value("spec"_L1).toObject();
    if (isPod && !spec.contains("containers"_L1)) {
        spec.insert(u"containers"_s, QJsonArray());
        filled.insert(u"spec"_s, spec);
    }
    return filled;
}

} // namespace

FieldOwnership::FieldOwnership(const QJsonObject &object)
{
    const QJsonArray entries = object.value("metadata"_L1).toObject().value("managedFields"_L1).toArray();
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        m_owners.push_back({entry.value("manager"_L1).toString(), entry.value("operation"_L1).toString(),
                            entry.value("subresource"_L1).toString(), entry.value("apiVersion"_L1).toString(),
                            entry.value("time"_L1).toString(),
                            FieldSet::fromJson(entry.value("fieldsV1"_L1).toObject())});
    }
}

FieldOwnership::Owner &FieldOwnership::ownerOf(const Writer &writer, const QString &operation,
                                               const QString &apiVersion)
{
    for (Owner &owner : m_owners) {
        if (owner.manager == writer.manager && owner.operation == operation && owner.subresource == writer.subresource)
            return owner;
    }
    m_owners.push_back({writer.manager, operation, writer.subresource, apiVersion, {}, {}, false});
    return m_owners.back();
}

void FieldOwnership::recordUpdate(const Writer &writer, const QJsonObject &before, const QJsonObject &after)
{
    const bool isPod = after.value("kind"_L1) == u"Pod"_s;
    FieldDifference difference = compare(withSkeleton(before, isPod), withSkeleton(after, isPod));
    difference.changed = withoutSystemFields(std::move(difference.changed));
    for (Owner &owner : m_owners)
        owner.fields = owner.fields.subtracted(difference.changed).subtracted(difference.removed);
    if (difference.changed.isEmpty())
        return;
    Owner &self = ownerOf(writer, u"Update"_s, after.value("apiVersion"_L1).toString());
    self.fields = self.fields.united(difference.changed);
    self.touched = true;
}

Outcome<QJsonObject> FieldOwnership::apply(const Writer &writer, const QJsonObject &live,
                                           const QJsonObject &configuration, OnConflict onConflict)
{
    const FieldSet fields = withoutSystemFields(appliedFields(configuration));
    QJsonObject merged = overlaid(live, configuration);
    const bool isPod = merged.value("kind"_L1) == u"Pod"_s;
    const FieldSet changed =
        withoutSystemFields(compare(withSkeleton(live, isPod), withSkeleton(merged, isPod)).changed);
    Owner &self = ownerOf(writer, u"Apply"_s, configuration.value("apiVersion"_L1).toString());
    FieldSet others;
    std::vector<std::pair<const Owner *, FieldSet>> conflicts;
    for (Owner &owner : m_owners) {
        if (&owner == &self)
            continue;
        const FieldSet contested = owner.fields.intersected(changed);
        if (!contested.isEmpty()) {
            conflicts.emplace_back(&owner, contested);
            if (onConflict == OnConflict::TakeOver)
                owner.fields = owner.fields.subtracted(contested);
        }
        others = others.united(owner.fields);
    }
    std::stable_sort(conflicts.begin(), conflicts.end(),
                     [](const auto &one, const auto &other) { return one.first->manager < other.first->manager; });
    if (!conflicts.empty() && onConflict == OnConflict::Refuse)
        return refuse(conflict(conflicts));
    merged = pruned(merged, self.fields.subtracted(fields).uncovered(others));
    self.touched = self.fields != fields;
    self.fields = fields;
    return merged;
}

QString FieldOwnership::spoken(const Owner &owner)
{
    QString text = u'"' + owner.manager + u'"';
    if (!owner.subresource.isEmpty())
        text += u" with subresource \""_s + owner.subresource + u'"';
    if (owner.operation == u"Update"_s)
        text += u" using "_s + owner.apiVersion;
    return text;
}

Status FieldOwnership::conflict(const std::vector<std::pair<const Owner *, FieldSet>> &conflicts)
{
    QJsonArray causes;
    QStringList blocks;
    for (const auto &[owner, contested] : conflicts) {
        const QStringList paths = contested.paths();
        for (const QString &path : paths) {
            causes.append(QJsonObject{{u"reason"_s, u"FieldManagerConflict"_s},
                                      {u"message"_s, u"conflict with "_s + spoken(*owner)},
                                      {u"field"_s, path}});
        }
        blocks.append(u"conflicts with "_s + spoken(*owner) + u":\n- "_s + paths.join(u"\n- "_s));
    }
    QString message = u"Apply failed with %1 conflicts: "_s.arg(causes.size()) + blocks.join(u'\n');
    if (causes.size() == 1) {
        const QJsonObject only = causes.first().toObject();
        message = u"Apply failed with 1 conflict: "_s + only.value("message"_L1).toString() + u": "_s +
                  only.value("field"_L1).toString();
    }
    return {409, u"Conflict"_s, message, {{u"causes"_s, causes}}, {}};
}

bool FieldOwnership::ownsTheSameAs(const FieldOwnership &other) const
{
    return std::equal(m_owners.begin(), m_owners.end(), other.m_owners.begin(), other.m_owners.end(),
                      [](const Owner &a, const Owner &b) {
                          return a.manager == b.manager && a.operation == b.operation &&
                                 a.subresource == b.subresource && a.fields == b.fields;
                      });
}

QJsonObject FieldOwnership::stampedOn(QJsonObject object, const QDateTime &now) const
{
    std::vector<Owner> owners = m_owners;
    for (Owner &owner : owners) {
        if (owner.touched || owner.time.isEmpty())
            owner.time = now.toUTC().toString(Qt::ISODate);
    }
    std::stable_sort(owners.begin(), owners.end(), [](const Owner &one, const Owner &other) {
        return std::tie(one.operation, one.time, one.manager) < std::tie(other.operation, other.time, other.manager);
    });
    QJsonArray entries;
    for (const Owner &owner : owners) {
        if (owner.fields.isEmpty())
            continue;
        QJsonObject entry{{u"manager"_s, owner.manager},       {u"operation"_s, owner.operation},
                          {u"apiVersion"_s, owner.apiVersion}, {u"time"_s, owner.time},
                          {u"fieldsType"_s, u"FieldsV1"_s},    {u"fieldsV1"_s, owner.fields.toJson()}};
        if (!owner.subresource.isEmpty())
            entry.insert(u"subresource"_s, owner.subresource);
        entries.append(entry);
    }
    QJsonObject metadata = object.value("metadata"_L1).toObject();
    if (entries.isEmpty())
        metadata.remove("managedFields"_L1);
    else
        metadata.insert(u"managedFields"_s, entries);
    object.insert(u"metadata"_s, metadata);
    return object;
}

} // namespace liteboxd::demo
