// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/list_shape.h"

#include <QHash>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

ListShape ListShape::of(const QString &field)
{
    static const QStringList byName{u"name"_s};
    static const QStringList byIp{u"ip"_s};
    static const QHash<QString, ListShape> shapes{
        {u"containers"_s, {Keyed, byName}},
        {u"initContainers"_s, {Keyed, byName}},
        {u"ephemeralContainers"_s, {Keyed, byName}},
        {u"volumes"_s, {Keyed, byName}},
        {u"env"_s, {Keyed, byName}},
        {u"imagePullSecrets"_s, {Keyed, byName}},
        {u"schedulingGates"_s, {Keyed, byName}},
        {u"ports"_s, {Keyed, {u"containerPort"_s, u"protocol"_s}}},
        {u"volumeMounts"_s, {Keyed, {u"mountPath"_s}}},
        {u"volumeDevices"_s, {Keyed, {u"devicePath"_s}}},
        {u"conditions"_s, {Keyed, {u"type"_s}}},
        {u"ownerReferences"_s, {Keyed, {u"uid"_s}}},
        {u"podIPs"_s, {Keyed, byIp}},
        {u"hostAliases"_s, {Keyed, byIp}},
        {u"finalizers"_s, {Set, {}}},
    };
    return shapes.value(field);
}

QJsonObject ListShape::keyOf(const QJsonObject &item) const
{
    QJsonObject key;
    for (const QString &member : keys) {
        if (item.contains(member))
            key.insert(member, item.value(member));
        else if (member == u"protocol"_s)
            key.insert(member, u"TCP"_s);
    }
    return key;
}

bool isAtomicMap(const QString &field)
{
    static const QStringList atomic{
        u"podSelector"_s,      u"namespaceSelector"_s, u"labelSelector"_s, u"nodeSelector"_s, u"fieldRef"_s,
        u"resourceFieldRef"_s, u"configMapKeyRef"_s,   u"secretKeyRef"_s,  u"secretRef"_s,
        u"endpointSelector"_s,
    };
    return atomic.contains(field);
}

} // namespace liteboxd::demo
