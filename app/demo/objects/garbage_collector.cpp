// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/garbage_collector.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject metadataOf(const StoredObject &object)
{
    return object.json.value("metadata"_L1).toObject();
}

QStringList ownersOf(const QJsonObject &metadata)
{
    QStringList owners;
    const QJsonArray references = metadata.value("ownerReferences"_L1).toArray();
    for (const QJsonValue &reference : references)
        owners.append(reference.toObject().value("uid"_L1).toString());
    return owners;
}

} // namespace

GarbageCollector::GarbageCollector(ObjectRegistry &registry)
    : m_registry(registry)
    , m_removal(registry)
    , m_subscription(registry.store().subscribe([this](const Change &change) { onChange(change); }))
{}

void GarbageCollector::onChange(const Change &change)
{
    const QJsonObject metadata = metadataOf(*change.object);
    if (change.kind == ChangeKind::Deleted)
        return removeOrphansOf(metadata.value("uid"_L1).toString());
    const Place place{change.type, metadata.value("namespace"_L1).toString(), metadata.value("name"_L1).toString()};
    for (const QString &owner : ownersOf(metadata))
        m_owned[owner].insert(place);
}

void GarbageCollector::removeOrphansOf(const QString &gone)
{
    const auto found = m_owned.find(gone);
    if (found == m_owned.end())
        return;
    const std::set<Place> owned = std::move(found->second);
    m_owned.erase(found);
    for (const auto &[type, space, name] : owned) {
        const ObjectRef object = m_registry.store().find(*type, space, name);
        if (!object)
            continue;
        const QStringList owners = ownersOf(metadataOf(*object));
        const bool isOwnedByOthers = std::any_of(owners.begin(), owners.end(),
                                                 [this](const QString &owner) { return isThere(owner); });
        if (owners.contains(gone) && !isOwnedByOthers)
            static_cast<void>(m_removal.remove({type, space, name}, {}));
    }
}

bool GarbageCollector::isThere(const QString &uid) const
{
    const auto types = storedTypes();
    return std::any_of(types.begin(), types.end(), [this, &uid](const ResourceType *type) {
        const auto table = m_registry.store().table(*type);
        return std::any_of(table->begin(), table->end(), [&uid](const auto &entry) {
            return metadataOf(*entry.second).value("uid"_L1).toString() == uid;
        });
    });
}

} // namespace liteboxd::demo
