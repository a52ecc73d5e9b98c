// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/object_store.h"

#include <QJsonDocument>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray bodyOf(QJsonObject object)
{
    object.remove("kind"_L1);
    object.remove("apiVersion"_L1);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray withTypeInFront(const QJsonObject &object, const QByteArray &body)
{
    return "{\"kind\":\"" + object.value("kind"_L1).toString().toUtf8() + "\",\"apiVersion\":\"" +
           object.value("apiVersion"_L1).toString().toUtf8() + "\"," + body.mid(1);
}

ObjectRef makeStored(QJsonObject json, qint64 revision)
{
    QJsonObject metadata = json.value("metadata"_L1).toObject();
    metadata.insert(u"resourceVersion"_s, QString::number(revision));
    json.insert(u"metadata"_s, metadata);
    QByteArray body = bodyOf(json);
    body.squeeze(); // it was written into twice the memory
    return std::make_shared<const StoredObject>(StoredObject{std::move(json), revision, std::move(body)});
}

QString keyOf(const QJsonObject &object)
{
    const QJsonObject metadata = object.value("metadata"_L1).toObject();
    return tableKey(metadata.value("namespace"_L1).toString(), metadata.value("name"_L1).toString());
}

} // namespace

QString tableKey(const QString &space, const QString &name)
{
    return space.isEmpty() ? name : space + u'/' + name;
}

QByteArray StoredObject::text() const
{
    return withTypeInFront(json, body);
}

QByteArray objectText(const QJsonObject &object)
{
    return withTypeInFront(object, bodyOf(object));
}

ObjectStore::ObjectStore(qint64 firstRevision, std::size_t historyLength)
    : m_revision(firstRevision)
    , m_oldest(firstRevision)
    , m_historyLength(historyLength)
{
    for (const ResourceType *type : storedTypes())
        m_tables.emplace(type, std::make_shared<ObjectTable>());
}

ObjectRef ObjectStore::find(const ResourceType &type, const QString &space, const QString &name) const
{
    const ObjectTable &objects = *m_tables.at(&type);
    const auto found = objects.find(tableKey(space, name));
    return found == objects.end() ? nullptr : found->second;
}

std::shared_ptr<const ObjectTable> ObjectStore::table(const ResourceType &type) const
{
    return m_tables.at(&type);
}

ObjectTable &ObjectStore::writable(const ResourceType &type)
{
    std::shared_ptr<ObjectTable> &table = m_tables.at(&type);
    if (table.use_count() > 1) // somebody still pages through it
        table = std::make_shared<ObjectTable>(*table);
    return *table;
}

ObjectRef ObjectStore::put(const ResourceType &type, QJsonObject object)
{
    const ObjectRef stored = makeStored(std::move(object), ++m_revision);
    ObjectRef &slot = writable(type)[keyOf(stored->json)];
    const ObjectRef previous = std::exchange(slot, stored);
    record({previous ? ChangeKind::Modified : ChangeKind::Added, &type, stored, previous});
    return stored;
}

ObjectRef ObjectStore::remove(const ResourceType &type, QJsonObject last)
{
    ObjectTable &objects = writable(type);
    const auto found = objects.find(keyOf(last));
    if (found == objects.end())
        return nullptr;
    const ObjectRef previous = found->second;
    objects.erase(found);
    const ObjectRef stored = makeStored(std::move(last), ++m_revision);
    record({ChangeKind::Deleted, &type, stored, previous});
    return stored;
}

void ObjectStore::record(Change change)
{
    m_history.push_back(change);
    if (m_history.size() > m_historyLength) {
        m_oldest = m_history.front().object->revision;
        m_history.pop_front();
    }
    m_undelivered.push_back(std::move(change));
    if (m_undelivered.size() > 1)
        return; // a listener wrote: all hear of this after they heard of what it answered to
    while (!m_undelivered.empty()) {
        m_listeners.remove_if([](const std::weak_ptr<Listener> &listener) { return listener.expired(); });
        const std::list<std::weak_ptr<Listener>> listeners = m_listeners; // a listener may come or go meanwhile
        for (const std::weak_ptr<Listener> &weak : listeners) {
            if (const std::shared_ptr<Listener> listener = weak.lock())
                (*listener)(m_undelivered.front());
        }
        m_undelivered.pop_front();
    }
}

std::optional<std::vector<Change>> ObjectStore::changesSince(qint64 revision) const
{
    if (revision < m_oldest)
        return std::nullopt;
    std::vector<Change> changes;
    for (auto change = m_history.rbegin(); change != m_history.rend() && change->object->revision > revision; ++change)
        changes.push_back(*change);
    return std::vector<Change>(changes.rbegin(), changes.rend());
}

std::shared_ptr<void> ObjectStore::subscribe(Listener listener)
{
    auto held = std::make_shared<Listener>(std::move(listener));
    m_listeners.push_back(held);
    return held;
}

} // namespace liteboxd::demo
