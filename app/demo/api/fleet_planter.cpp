// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/fleet_planter.h"

#include <QJsonDocument>
#include <QUuid>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject metadataOf(const QJsonObject &pod)
{
    return pod.value("metadata"_L1).toObject();
}

/// Pods of one make have the same spec, and labels and annotations of the same names: so the same owners, too.
QByteArray makeOf(const QJsonObject &pod)
{
    const QJsonObject metadata = metadataOf(pod);
    const QStringList names =
        metadata.value("labels"_L1).toObject().keys() + metadata.value("annotations"_L1).toObject().keys();
    return QJsonDocument(pod.value("spec"_L1).toObject()).toJson(QJsonDocument::Compact) + names.join(u'\n').toUtf8();
}

} // namespace

void FleetPlanter::plant(const QJsonObject &pod)
{
    const ObjectName name{&pods(), metadataOf(pod).value("namespace"_L1).toString(),
                          metadataOf(pod).value("name"_L1).toString()};
    QString &first = m_firsts[makeOf(pod)];
    const ObjectRef found = m_registry.store().find(pods(), name.space, first);
    if (found) {
        plantAnother(name, pod, found->json);
        return;
    }
    plantFirst(name, pod);
    first = name.name;
}

void FleetPlanter::plantFirst(const ObjectName &name, const QJsonObject &pod)
{
    const WriteContext context{{u"liteboxd-demo"_s, {}}, Persistence::Store};
    const auto made = m_registry.create({&pods(), name.space, {}}, pod, context);
    if (!made)
        return;
    QJsonObject aged = made->object;
    QJsonObject metadata = metadataOf(aged);
    metadata.insert(u"creationTimestamp"_s, metadataOf(pod).value("creationTimestamp"_L1));
    aged.insert(u"metadata"_s, metadata);
    m_registry.store().put(pods(), aged);
    m_kubelet.bringUpNow(name);
}

void FleetPlanter::plantAnother(const ObjectName &name, const QJsonObject &pod, const QJsonObject &first)
{
    if (m_registry.store().find(pods(), name.space, name.name))
        return;
    QJsonObject made = first;
    QJsonObject metadata = metadataOf(first);
    const QJsonObject own = metadataOf(pod);
    for (const QString &member : {u"name"_s, u"creationTimestamp"_s, u"labels"_s, u"annotations"_s})
        metadata.insert(member, own.value(member));
    metadata.insert(u"uid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    made.insert(u"metadata"_s, metadata);
    m_kubelet.adopt(name, made);
}

} // namespace liteboxd::demo
