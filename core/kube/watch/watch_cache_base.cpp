// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/watch/watch_cache_base.h"

#include <QPointer>

#include <utility>

namespace liteboxd::kube {

namespace {

constexpr std::chrono::milliseconds restBetweenBatches(50);

} // namespace

WatchCacheBase::WatchCacheBase(ApiClient &client, ListQuery query, DecodeObject decode, ReflectorSettings settings,
                               QObject *parent)
    : QObject(parent)
    , m_query(query)
    , m_reflector(client.transport(), std::move(query), std::move(decode), *this, std::move(settings))
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
    connect(&client, &ApiClient::wokeUp, &m_reflector, &Reflector::wakeUp);
    connect(&m_reflector, &Reflector::stateChanged, this, &WatchCacheBase::takeState);
}

void WatchCacheBase::listStarted()
{
    m_listed.clear();
}

void WatchCacheBase::listed(DecodedEvent object)
{
    m_listed.insert(object.key);
    changed(std::move(object));
}

void WatchCacheBase::listFinished()
{
    stageRemovalOfAllBut(m_listed);
    m_listed = {};
    touched();
}

void WatchCacheBase::changed(DecodedEvent object)
{
    stage(object.key, std::move(object.value));
    touched();
    if (object.fault)
        report(std::move(*object.fault), object.key);
}

void WatchCacheBase::removed(const ObjectKey &key)
{
    stage(key, nullptr);
    touched();
}

void WatchCacheBase::report(base::Error fault, const ObjectKey &key)
{
    if (fault.context.empty())
        fault.context = ResourcePath{m_query.collection.resource, key.nameSpace, key.name}.text();
    QMetaObject::invokeMethod(
        this, [this, fault = std::move(fault)] { Q_EMIT objectRejected(fault); }, Qt::QueuedConnection);
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
