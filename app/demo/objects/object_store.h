// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/resource_type.h"

#include <QByteArray>
#include <QJsonObject>

#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::demo {

/// A version of an object as it is stored; never changes.
struct StoredObject
{
    QJsonObject json;    ///< with kind and apiVersion
    qint64 revision = 0; ///< its metadata.resourceVersion
    QByteArray body;     ///< {"metadata":…}: the text without kind and apiVersion, as items of a list have it

    /// The whole text: {"kind":…,"apiVersion":…,"metadata":…}.
    QByteArray text() const;
};

using ObjectRef = std::shared_ptr<const StoredObject>;

/// "namespace/name"; orders a list as the API server does.
using ObjectTable = std::map<QString, ObjectRef>;

enum class ChangeKind { Added, Modified, Deleted };

/// What happened to one object at one revision.
struct Change
{
    ChangeKind kind = ChangeKind::Added;
    const ResourceType *type = nullptr;
    ObjectRef object;   ///< after the change; for Deleted the last state, with the revision of the deletion
    ObjectRef previous; ///< before the change, null for Added
};

/// The objects of the demo cluster with one revision for all, as etcd keeps them: every write raises it, and the last
/// writes are remembered for watches that resume.
///
/// One thread. Knows neither defaults nor validation: ObjectRegistry stands before it.
class ObjectStore
{
public:
    /// What was written before `firstRevision` counts as compacted; `historyLength` changes are kept.
    explicit ObjectStore(qint64 firstRevision = 1000, std::size_t historyLength = 8192);

    qint64 revision() const { return m_revision; }
    ObjectRef find(const ResourceType &type, const QString &space, const QString &name) const;

    /// All objects of a type as they are now; stays as it is when the store changes. Costs nothing until then.
    std::shared_ptr<const ObjectTable> table(const ResourceType &type) const;

    /// Stores a new object or a new version of one; stamps metadata.resourceVersion.
    ObjectRef put(const ResourceType &type, QJsonObject object);

    /// Removes an object; `last` is its final state. Null if there was none.
    ObjectRef remove(const ResourceType &type, QJsonObject last);

    /// The changes after `revision`, or nothing if some of them are forgotten.
    std::optional<std::vector<Change>> changesSince(qint64 revision) const;

    /// The oldest revision changesSince() still serves.
    qint64 oldestRevision() const { return m_oldest; }

    using Listener = std::function<void(const Change &)>;

    /// Told of every change after it is stored, until the returned handle is dropped. A listener may write: its
    /// change is told after the one it was told of.
    [[nodiscard]] std::shared_ptr<void> subscribe(Listener listener);

private:
    void record(Change change);

    ObjectTable &writable(const ResourceType &type);

    qint64 m_revision;
    qint64 m_oldest;
    std::size_t m_historyLength;
    std::map<const ResourceType *, std::shared_ptr<ObjectTable>> m_tables;
    std::deque<Change> m_history;
    std::deque<Change> m_undelivered;
    std::list<std::weak_ptr<Listener>> m_listeners;
};

/// An object as text with kind and apiVersion in front, as the API server writes it.
QByteArray objectText(const QJsonObject &object);

/// "namespace/name", or the name alone for an object without namespace.
QString tableKey(const QString &space, const QString &name);

} // namespace liteboxd::demo
