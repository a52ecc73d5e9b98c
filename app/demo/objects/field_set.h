// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>

namespace liteboxd::demo {

/// A set of field paths of an object, as metadata.managedFields writes it (fieldsV1): elements are "f:name" for a
/// member, k:{"name":"main"} for an item of a keyed list, v:"x" for a member of a set. A node may be in the set itself
/// (".") beside the nodes below it. A value; cheap for the few hundred fields of a pod.
class FieldSet
{
public:
    using Children = std::map<QString, FieldSet>;

    static FieldSet fromJson(const QJsonObject &fields);
    QJsonObject toJson() const;

    bool isMember() const { return m_isMember; }
    const Children &children() const { return m_children; }
    bool isEmpty() const { return !m_isMember && m_children.empty(); }

    void insert() { m_isMember = true; }
    FieldSet &child(const QString &element) { return m_children[element]; }
    void drop(const QString &element) { m_children.erase(element); }

    FieldSet united(const FieldSet &other) const;
    FieldSet subtracted(const FieldSet &other) const;
    /// The members that `other` has nothing at and nothing below.
    FieldSet uncovered(const FieldSet &other) const;
    FieldSet intersected(const FieldSet &other) const;

    /// The members as messages name them: .metadata.labels.app, .spec.containers[name="main"].image.
    QStringList paths() const;

    bool operator==(const FieldSet &) const = default;

private:
    void collect(const QString &prefix, QStringList &out) const;

    bool m_isMember = false;
    Children m_children;
};

} // namespace liteboxd::demo
