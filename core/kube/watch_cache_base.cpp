// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/watch_cache_base.h"

#include <QPointer>

#include <utility>

namespace liteboxd::kube {

namespace {

constexpr std::chrono::milliseconds restBetweenBatches(50);

ObjectKey keyOf(const ObjectView &object)
{
    const ObjectView metadata = object["metadata"];
    return {std::string(metadata["namespace"].text()), std::string(metadata["name"].text())};
}

} // namespace

WatchCacheBase::WatchCacheBase(ApiClient &client, ListQuery query, ReflectorSettings settings, QObject *parent)
    : QObject(parent)
    , m_query(query)
    , m_reflector(client.transport(), std::move(query), *this, std::move(settings))
{
    m_soon.setSingleShot(true);
    m_rest.setSingleShot(true);
    m_rest.setTimerType(Qt::PreciseTimer);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        m_rest.start(restBetweenBatches);
        m_dirty = false;
        publish();
    });
    connect(&m_rest, &QTimer::timeout, this, &WatchCacheBase::endRest);
    connect(&m_reflector, &Reflector::stateChanged, this, &WatchCacheBase::takeState);
}

void WatchCacheBase::listStarted()
{
    m_listed.clear();
}

void WatchCacheBase::listed(const ObjectView &object)
{
    m_listed.insert(keyOf(object));
    changed(object);
}

void WatchCacheBase::listFinished()
{
    stageRemovalOfAllBut(m_listed);
    m_listed = {};
    touched();
}

void WatchCacheBase::changed(const ObjectView &object)
{
    const ObjectKey key = keyOf(object);
    auto staged = stage(key, object);
    touched();
    if (staged)
        return;
    base::Error error = std::move(staged.error());
    if (error.context.empty())
        error.context = ResourcePath{m_query.collection.resource, key.nameSpace, key.name}.text();
    QMetaObject::invokeMethod(
        this, [this, error = std::move(error)] { Q_EMIT objectRejected(error); }, Qt::QueuedConnection);
}

void WatchCacheBase::removed(const ObjectView &object)
{
    stageRemoval(keyOf(object));
    touched();
}

void WatchCacheBase::touched()
{
    if (m_rest.isActive())
        m_dirty = true;
    else if (!m_soon.isActive())
        m_soon.start(0);
}

void WatchCacheBase::endRest()
{
    if (m_dirty)
        m_soon.start(0);
}

void WatchCacheBase::takeState(const SyncState &state)
{
    const QPointer<WatchCacheBase> self(this);
    const SyncState next = state;
    if (next.phase == SyncState::Phase::Live && m_state.phase != SyncState::Phase::Live)
        publish();
    if (!self)
        return;
    m_state = next;
    Q_EMIT stateChanged(m_state);
}

} // namespace liteboxd::kube
