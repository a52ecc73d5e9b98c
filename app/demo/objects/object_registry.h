// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/field_ownership.h"
#include "app/demo/objects/object_store.h"
#include "app/demo/objects/status.h"
#include "core/base/clock.h"

#include <QDateTime>
#include <QJsonObject>

#include <functional>

namespace liteboxd::demo {

/// One object's address in the API.
struct ObjectName
{
    const ResourceType *type = nullptr;
    QString space; ///< empty for types without namespaces
    QString name;  ///< empty on create
};

enum class Persistence { Store, DryRun };

/// Who writes, and whether it counts.
struct WriteContext
{
    Writer writer;
    Persistence persistence = Persistence::Store;
};

/// An object as a write left it.
struct Written
{
    QJsonObject object;
    bool isNew = false;
};

/// Whether somebody has to agree before it may go.
bool hasFinalizers(const QJsonObject &object);

/// What stands between the API and the store: defaults, validation, ownership of fields, optimistic locking, dry run.
/// One thread, that of the store.
class ObjectRegistry
{
public:
    ObjectRegistry(ObjectStore &store, const base::Clock &clock);

    /// POST. 409 if the name is taken, 404 if the namespace is missing, 422 if the object does not validate.
    Outcome<Written> create(const ObjectName &target, const QJsonObject &object, const WriteContext &context);

    /// How a write makes the new object of the stored one.
    using Edit = std::function<Outcome<QJsonObject>(const QJsonObject &live)>;

    /// PUT and the patches. With writer.subresource "status" only metadata and status are taken from the edit,
    /// otherwise everything but status. 404, 409 if the edit carries another resourceVersion, 422.
    Outcome<Written> update(const ObjectName &target, const Edit &edit, const WriteContext &context);

    /// Server-side apply: creates the object if it is missing.
    Outcome<Written> apply(const ObjectName &target, const QJsonObject &configuration, OnConflict onConflict,
                           const WriteContext &context);

    /// The binding of a pod to a node, as a scheduler does it. 404 if the pod is gone.
    Outcome<void> bind(const ObjectName &target, const QString &node);

    ObjectStore &store() { return m_store; }
    QDateTime now() const;

private:
    Outcome<void> checkAddress(const ObjectName &target, QJsonObject &object, bool nameIsRequired) const;
    Outcome<void> checkNamespace(const ObjectName &target) const;
    static Outcome<void> checkChange(const ObjectName &target, const QJsonObject &live, const QJsonObject &next);
    QJsonObject identified(const ObjectName &target, QJsonObject object) const;
    Outcome<Written> commit(const ObjectName &target, const QJsonObject &live, QJsonObject next,
                            const FieldOwnership &ownership, const WriteContext &context);

    ObjectStore &m_store;
    const base::Clock &m_clock;
};

} // namespace liteboxd::demo
