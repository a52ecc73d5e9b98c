// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/pod_container.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

Outcome<QString> containerOf(const ObjectStore &store, const ApiTarget &target)
{
    const ObjectRef pod = store.find(pods(), target.space, target.name);
    if (!pod)
        return refuse(notFound(pods(), target.name));
    const QJsonObject spec = pod->json.value("spec"_L1).toObject();
    const QString asked = target.query.value(u"container"_s);
    QStringList names;
    for (const QString &list : {u"containers"_s, u"initContainers"_s}) {
        for (const QJsonValue &container : spec.value(list).toArray())
            names << container.toObject().value("name"_L1).toString();
    }
    if (!asked.isEmpty() && !names.contains(asked))
        return refuse(badRequest(u"container %1 is not valid for pod %2"_s.arg(asked, target.name)));
    if (asked.isEmpty() && spec.value("containers"_L1).toArray().size() > 1)
        return refuse(badRequest(u"a container name must be specified for pod %1, choose one of: [%2]"_s.arg(
            target.name, names.join(u' '))));
    if (spec.value("nodeName"_L1).toString().isEmpty())
        return refuse(badRequest(u"pod %1 does not have a host assigned"_s.arg(target.name)));
    return asked.isEmpty() ? names.value(0) : asked;
}

QJsonObject stateOf(const ObjectStore &store, const ApiTarget &target, const QString &container)
{
    const ObjectRef pod = store.find(pods(), target.space, target.name);
    const QJsonObject status = pod ? pod->json.value("status"_L1).toObject() : QJsonObject();
    for (const QJsonValue &one : status.value("containerStatuses"_L1).toArray()) {
        if (one["name"_L1].toString() == container)
            return one["state"_L1].toObject();
    }
    return {};
}

} // namespace liteboxd::demo
