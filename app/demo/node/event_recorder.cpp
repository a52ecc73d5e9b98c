// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/event_recorder.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t mostKept = 1000;

} // namespace

void EventRecorder::record(const QJsonObject &pod, Type type, const QString &component, const QString &reason,
                           const QString &message)
{
    const QJsonObject metadata = pod.value("metadata"_L1).toObject();
    const QString space = metadata.value("namespace"_L1).toString();
    const QString podName = metadata.value("name"_L1).toString();
    const QString time = m_registry.now().toString(Qt::ISODate);
    const ObjectName name{&events(), space, podName + u'.' + QString::number(++m_count, 16)};
    const QJsonObject involved{{u"apiVersion"_s, u"v1"_s},
                               {u"kind"_s, u"Pod"_s},
                               {u"namespace"_s, space},
                               {u"name"_s, podName},
                               {u"uid"_s, metadata.value("uid"_L1)}};
    const QJsonObject event{{u"metadata"_s, QJsonObject{{u"name"_s, name.name}}},
                            {u"involvedObject"_s, involved},
                            {u"type"_s, type == Type::Normal ? u"Normal"_s : u"Warning"_s},
                            {u"reason"_s, reason},
                            {u"message"_s, message},
                            {u"source"_s, QJsonObject{{u"component"_s, component}}},
                            {u"firstTimestamp"_s, time},
                            {u"lastTimestamp"_s, time},
                            {u"count"_s, 1}};
    const WriteContext context{{component, {}}, Persistence::Store};
    if (!m_registry.create({&events(), space, {}}, event, context))
        return;
    m_kept.push_back(name);
    if (m_kept.size() <= mostKept)
        return;
    ObjectStore &store = m_registry.store();
    const ObjectName oldest = m_kept.front();
    m_kept.pop_front();
    if (const ObjectRef found = store.find(*oldest.type, oldest.space, oldest.name))
        store.remove(*oldest.type, found->json);
}

} // namespace liteboxd::demo
