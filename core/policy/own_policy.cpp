// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/own_policy.h"

#include "core/kube/write_options.h"

#include <QJsonArray>

namespace liteboxd::policy {

QString ownerLabel()
{
    return QStringLiteral("liteboxd.io/managed-by");
}

QString ownerValue()
{
    return QStringLiteral("liteboxd-console");
}

bool isOwn(const QJsonObject &live)
{
    return live[u"metadata"][u"labels"][ownerLabel()].toString() == ownerValue() &&
           managersOf(live).contains(QString::fromLatin1(kube::fieldManagerName));
}

QStringList managersOf(const QJsonObject &live)
{
    QStringList managers;
    for (const QJsonValue &entry : live[u"metadata"][u"managedFields"].toArray()) {
        if (entry[u"subresource"].toString().isEmpty())
            managers.append(entry[u"manager"].toString());
    }
    managers.sort();
    managers.removeDuplicates();
    return managers;
}

} // namespace liteboxd::policy
