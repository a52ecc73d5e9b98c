// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/object_removal.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<Status> brokenPrecondition(const ObjectName &target, const ObjectRef &live, const RemovalOptions &options)
{
    const QString uid = live->json.value("metadata"_L1).toObject().value("uid"_L1).toString();
    if (options.uid && *options.uid != uid) {
        return preconditionFailed(*target.type, target.name,
                                  u"the UID in the precondition (%1) does not match the UID in record (%2). The object "
                                  "might have been deleted and then recreated"_s.arg(*options.uid, uid));
    }
    const QString version = QString::number(live->revision);
    if (options.resourceVersion && *options.resourceVersion != version) {
        return preconditionFailed(
            *target.type, target.name,
            u"the ResourceVersion in the precondition (%1) does not match the ResourceVersion in "
            "record (%2). The object might have been modified"_s.arg(*options.resourceVersion, version));
    }
    return std::nullopt;
}

QJsonObject success(const ObjectName &target, const QJsonObject &object)
{
    QJsonObject details{{u"name"_s, target.name},
                        {u"kind"_s, target.type->plural},
                        {u"uid"_s, object.value("metadata"_L1).toObject().value("uid"_L1)}};
    if (!target.type->group.isEmpty())
        details.insert(u"group"_s, target.type->group);
    return {{u"kind"_s, u"Status"_s},
            {u"apiVersion"_s, u"v1"_s},
            {u"metadata"_s, QJsonObject()},
            {u"status"_s, u"Success"_s},
            {u"details"_s, details}};
}

} // namespace

QJsonObject ObjectRemoval::marked(const ResourceType &type, const QJsonObject &object, qint64 graceSeconds) const
{
    QJsonObject result = object;
    QJsonObject metadata = object.value("metadata"_L1).toObject();
    metadata.insert(u"deletionTimestamp"_s, m_registry.now().addSecs(graceSeconds).toString(Qt::ISODate));
    if (&type != &namespaces()) {
        metadata.insert(u"deletionGracePeriodSeconds"_s, graceSeconds);
        if (metadata.contains("generation"_L1))
            metadata.insert(u"generation"_s, metadata.value("generation"_L1).toInt() + 1);
    } else {
        QJsonObject status = object.value("status"_L1).toObject();
        status.insert(u"phase"_s, u"Terminating"_s);
        result.insert(u"status"_s, status);
    }
    result.insert(u"metadata"_s, metadata);
    return result;
}

Outcome<QJsonObject> ObjectRemoval::remove(const ObjectName &target, const RemovalOptions &options)
{
    ObjectStore &store = m_registry.store();
    const ObjectRef live = store.find(*target.type, target.space, target.name);
    if (!live)
        return refuse(notFound(*target.type, target.name));
    if (const auto broken = brokenPrecondition(target, live, options))
        return refuse(*broken);
    const bool isNamespace = target.type == &namespaces();
    if (isNamespace && (target.name == u"default"_s || target.name.startsWith(u"kube-"_s)))
        return refuse(forbidden(*target.type, target.name, u"this namespace may not be deleted"_s));
    const bool isStored = options.persistence == Persistence::Store;
    if (target.type == &pods()) {
        const QJsonObject spec = live->json.value("spec"_L1).toObject();
        const QJsonObject metadata = live->json.value("metadata"_L1).toObject();
        qint64 grace =
            options.gracePeriodSeconds.value_or(spec.value("terminationGracePeriodSeconds"_L1).toInteger(30));
        if (grace < 0)
            grace = 1;
        if (!spec.contains("nodeName"_L1))
            grace = 0;
        if (grace > 0 && metadata.contains("deletionTimestamp"_L1))
            return live->json; // on its way already
        const QJsonObject last = marked(*target.type, live->json, grace);
        if (!isStored)
            return last;
        return grace > 0 ? store.put(*target.type, last)->json : store.remove(*target.type, last)->json;
    }
    if (!isNamespace && hasFinalizers(live->json)) {
        const QJsonObject held = marked(*target.type, live->json, 0);
        const bool isMarked = live->json.value("metadata"_L1).toObject().contains("deletionTimestamp"_L1);
        return isMarked ? live->json : isStored ? store.put(*target.type, held)->json : held;
    }
    const QJsonObject last = isNamespace ? marked(*target.type, live->json, 0) : live->json;
    if (isStored && isNamespace) {
        store.put(*target.type, last);
        empty(target.name);
    }
    if (isStored)
        store.remove(*target.type, last);
    return isNamespace ? last : success(target, last);
}

void ObjectRemoval::empty(const QString &space)
{
    ObjectStore &store = m_registry.store();
    for (const ResourceType *type : storedTypes()) {
        if (!type->namespaced)
            continue;
        const auto table = store.table(*type);
        for (const auto &[key, object] : *table) {
            if (key.startsWith(space + u'/'))
                store.remove(*type, object->json);
        }
    }
}

void ObjectRemoval::finish(const ObjectName &target)
{
    ObjectStore &store = m_registry.store();
    if (const ObjectRef live = store.find(*target.type, target.space, target.name))
        store.remove(*target.type, live->json);
}

} // namespace liteboxd::demo
