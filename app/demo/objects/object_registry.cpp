// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/object_registry.h"

#include "app/demo/objects/defaults.h"
#include "app/demo/objects/object_shape.h"
#include "app/demo/objects/validation.h"

#include <QJsonArray>
#include <QUuid>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject metadataOf(const QJsonObject &object)
{
    return object.value("metadata"_L1).toObject();
}

QJsonObject withMetadata(QJsonObject object, const QString &member, const QJsonValue &value)
{
    QJsonObject metadata = metadataOf(object);
    if (value.isUndefined())
        metadata.remove(member);
    else
        metadata.insert(member, value);
    object.insert(u"metadata"_s, metadata);
    return object;
}

/// What a write may not bring along: the system's own part of metadata, and the side of the object it does not address.
QJsonObject merged(const QJsonObject &live, QJsonObject next, const QString &subresource)
{
    const QJsonObject system = metadataOf(live);
    for (const QString &member :
         {u"name"_s, u"namespace"_s, u"uid"_s, u"creationTimestamp"_s, u"generation"_s, u"deletionTimestamp"_s,
          u"deletionGracePeriodSeconds"_s, u"generateName"_s, u"managedFields"_s, u"resourceVersion"_s})
        next = withMetadata(next, member, system.value(member));
    const QString kept = subresource.isEmpty() ? u"status"_s : u"spec"_s;
    if (live.contains(kept))
        next.insert(kept, live.value(kept));
    else
        next.remove(kept);
    return next;
}

/// A pod has its address twice; whichever was written, both say the same.
QJsonObject withOneAddress(const QJsonObject &live, QJsonObject next)
{
    QJsonObject status = next.value("status"_L1).toObject();
    const QJsonValue address = status.value("podIP"_L1);
    if (address == live.value("status"_L1).toObject().value("podIP"_L1) && status.contains("podIPs"_L1))
        return next;
    if (address.toString().isEmpty()) {
        status.remove("podIP"_L1);
        status.remove("podIPs"_L1);
    } else {
        status.insert(u"podIPs"_s, QJsonArray{QJsonObject{{u"ip"_s, address}}});
    }
    next.insert(u"status"_s, status);
    return next;
}

} // namespace

bool hasFinalizers(const QJsonObject &object)
{
    return !metadataOf(object).value("finalizers"_L1).toArray().isEmpty();
}

ObjectRegistry::ObjectRegistry(ObjectStore &store, const base::Clock &clock)
    : m_store(store)
    , m_clock(clock)
{}

QDateTime ObjectRegistry::now() const
{
    return QDateTime::fromSecsSinceEpoch(std::chrono::system_clock::to_time_t(m_clock.wall()), Qt::UTC);
}

Outcome<void> ObjectRegistry::checkAddress(const ObjectName &target, QJsonObject &object, bool nameIsRequired) const
{
    const QJsonObject metadata = metadataOf(object);
    const QString name = metadata.value("name"_L1).toString();
    const QString space = metadata.value("namespace"_L1).toString();
    if (nameIsRequired && name.isEmpty()) {
        return refuse(badRequest(
            u"the name of the object (%1 based on URL) was undeterminable: name must be provided"_s.arg(target.name)));
    }
    if (!target.name.isEmpty() && !name.isEmpty() && name != target.name) {
        return refuse(badRequest(
            u"the name of the object (%1) does not match the name on the URL (%2)"_s.arg(name, target.name)));
    }
    if (target.type->namespaced && !space.isEmpty() && space != target.space) {
        return refuse(
            badRequest(u"the namespace of the provided object does not match the namespace sent on the request"_s));
    }
    if (target.type->namespaced)
        object = withMetadata(object, u"namespace"_s, target.space);
    return {};
}

Outcome<void> ObjectRegistry::checkNamespace(const ObjectName &target) const
{
    if (target.type->namespaced && !m_store.find(namespaces(), {}, target.space))
        return refuse(notFound(namespaces(), target.space));
    return {};
}

Outcome<void> ObjectRegistry::checkChange(const ObjectName &target, const QJsonObject &live, const QJsonObject &next)
{
    std::vector<Cause> causes = validationCauses(*target.type, next);
    const std::vector<Cause> forbidden = immutabilityCauses(*target.type, live, next);
    causes.insert(causes.end(), forbidden.begin(), forbidden.end());
    if (!causes.empty())
        return refuse(invalid(*target.type, target.name, causes));
    return {};
}

QJsonObject ObjectRegistry::identified(const ObjectName &target, QJsonObject object) const
{
    QJsonObject metadata = metadataOf(object);
    const QString prefix = metadata.value("generateName"_L1).toString();
    if (metadata.value("name"_L1).toString().isEmpty() && !prefix.isEmpty())
        metadata.insert(u"name"_s, prefix + QUuid::createUuid().toString(QUuid::Id128).left(5));
    for (const QString &member :
         {u"resourceVersion"_s, u"managedFields"_s, u"deletionTimestamp"_s, u"deletionGracePeriodSeconds"_s})
        metadata.remove(member);
    metadata.insert(u"uid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    metadata.insert(u"creationTimestamp"_s, now().toString(Qt::ISODate));
    if (target.type != &namespaces() && target.type->hasSpec)
        metadata.insert(u"generation"_s, 1);
    object.insert(u"metadata"_s, metadata);
    object.remove("status"_L1);
    return object;
}

Outcome<Written> ObjectRegistry::create(const ObjectName &target, const QJsonObject &object,
                                        const WriteContext &context)
{
    if (const auto shape = checkShape(*target.type, object); !shape)
        return refuse(shape.error());
    QJsonObject next = normalised(*target.type, object);
    if (const auto address = checkAddress(target, next, false); !address)
        return refuse(address.error());
    if (const auto space = checkNamespace(target); !space)
        return refuse(space.error());
    next = withDefaults(*target.type, identified(target, next));
    FieldOwnership ownership{QJsonObject()};
    ownership.recordUpdate(context.writer, {}, next);
    return commit(target, {}, ownership.stampedOn(next, now()), ownership, context);
}

Outcome<Written> ObjectRegistry::update(const ObjectName &target, const Edit &edit, const WriteContext &context)
{
    const ObjectRef live = m_store.find(*target.type, target.space, target.name);
    const auto edited = live ? edit(live->json) : Outcome<QJsonObject>(refuse(notFound(*target.type, target.name)));
    if (!edited)
        return refuse(edited.error());
    if (const auto shape = checkShape(*target.type, *edited); !shape)
        return refuse(shape.error());
    QJsonObject next = normalised(*target.type, *edited);
    if (const auto address = checkAddress(target, next, true); !address)
        return refuse(address.error());
    const QString version = metadataOf(next).value("resourceVersion"_L1).toString();
    if (!version.isEmpty() && version != QString::number(live->revision))
        return refuse(staleObject(*target.type, target.name));
    if (context.writer.subresource.isEmpty()) {
        if (const auto change = checkChange(target, live->json, withDefaults(*target.type, next)); !change)
            return refuse(change.error());
    }
    next = withDefaults(*target.type, merged(live->json, next, context.writer.subresource));
    if (target.type == &pods() && !context.writer.subresource.isEmpty())
        next = withOneAddress(live->json, next);
    FieldOwnership ownership(live->json);
    ownership.recordUpdate(context.writer, live->json, next);
    return commit(target, live->json, next, ownership, context);
}

Outcome<Written> ObjectRegistry::apply(const ObjectName &target, const QJsonObject &configuration,
                                       OnConflict onConflict, const WriteContext &context)
{
    QJsonObject given = configuration;
    if (metadataOf(given).contains("managedFields"_L1))
        return refuse(badRequest(u"metadata.managedFields must be nil"_s));
    if (const auto shape = checkShape(*target.type, given); !shape)
        return refuse(shape.error());
    const ObjectRef live = m_store.find(*target.type, target.space, target.name);
    if (const auto address = checkAddress(target, given, !live); !address)
        return refuse(address.error());
    if (const auto space = checkNamespace(target); !space)
        return refuse(space.error());
    const QJsonObject base = live ? live->json : QJsonObject();
    FieldOwnership ownership(base);
    const auto laid = ownership.apply(context.writer, base, given, onConflict);
    if (!laid)
        return refuse(laid.error());
    QJsonObject next = withDefaults(*target.type, normalised(*target.type, *laid));
    if (!live)
        return commit(target, {}, ownership.stampedOn(identified(target, next), now()), ownership, context);
    if (const auto change = checkChange(target, base, next); !change)
        return refuse(change.error());
    return commit(target, base, merged(base, next, context.writer.subresource), ownership, context);
}

Outcome<void> ObjectRegistry::bind(const ObjectName &target, const QString &node)
{
    const ObjectRef live = m_store.find(*target.type, target.space, target.name);
    if (!live)
        return refuse(notFound(*target.type, target.name));
    QJsonObject next = live->json;
    QJsonObject spec = next.value("spec"_L1).toObject();
    spec.insert(u"nodeName"_s, node);
    next.insert(u"spec"_s, spec);
    m_store.put(*target.type, next);
    return {};
}

Outcome<Written> ObjectRegistry::commit(const ObjectName &target, const QJsonObject &live, QJsonObject next,
                                        const FieldOwnership &ownership, const WriteContext &context)
{
    std::vector<Cause> causes = validationCauses(*target.type, next);
    if (!context.writer.subresource.isEmpty())
        causes = statusCauses(next);
    const QString name = metadataOf(next).value("name"_L1).toString();
    if (!causes.empty())
        return refuse(invalid(*target.type, name, causes));
    const bool isNew = live.isEmpty();
    if (isNew) {
        if (m_store.find(*target.type, target.space, name))
            return refuse(alreadyExists(*target.type, name));
        next = admitted(*target.type, next);
    } else {
        if (live.value("spec"_L1) != next.value("spec"_L1) && target.type != &namespaces() && target.type->hasSpec)
            next = withMetadata(next, u"generation"_s, metadataOf(live).value("generation"_L1).toInt() + 1);
        const QJsonObject unstamped =
            withMetadata(next, u"managedFields"_s, metadataOf(live).value("managedFields"_L1));
        next = ownership.stampedOn(next, now());
        const bool sameOwners = FieldOwnership(next).ownsTheSameAs(FieldOwnership(live));
        if (unstamped == live && sameOwners)
            return Written{live, false};
    }
    if (context.persistence == Persistence::DryRun)
        return Written{next, isNew};
    // Who takes the last finalizer from an object that is being deleted lets it go. The kubelet does that for pods.
    const bool isLetGo = !isNew && target.type != &pods() && hasFinalizers(live) && !hasFinalizers(next) &&
                         metadataOf(next).contains("deletionTimestamp"_L1);
    const ObjectRef stored = m_store.put(*target.type, next);
    return Written{isLetGo ? m_store.remove(*target.type, stored->json)->json : stored->json, isNew};
}

} // namespace liteboxd::demo
