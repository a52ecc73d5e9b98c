// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/pod_status.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray containersOf(const QJsonObject &pod)
{
    return pod.value("spec"_L1).toObject().value("containers"_L1).toArray();
}

QString digestOf(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QJsonObject condition(const QString &type, bool holds, const QString &time, const QString &reason = {})
{
    QJsonObject made{{u"type"_s, type}, {u"status"_s, holds ? u"True"_s : u"False"_s}, {u"lastTransitionTime"_s, time}};
    if (!reason.isEmpty())
        made.insert(u"reason"_s, reason);
    return made;
}

QJsonObject waiting(const QString &reason, const QString &message)
{
    return {{u"waiting"_s, QJsonObject{{u"reason"_s, reason}, {u"message"_s, message}}}};
}

QJsonArray containerStatuses(const QJsonObject &pod, const QJsonObject &state, bool runs, bool isPulled)
{
    QJsonArray statuses;
    const QJsonArray containers = containersOf(pod);
    const QString uid = pod.value("metadata"_L1).toObject().value("uid"_L1).toString();
    for (const QJsonValue &value : containers) {
        const QString name = value.toObject().value("name"_L1).toString();
        const QString image = value.toObject().value("image"_L1).toString();
        QJsonObject status{
            {u"name"_s, name},  {u"image"_s, image},  {u"imageID"_s, QString()},       {u"restartCount"_s, 0},
            {u"ready"_s, runs}, {u"started"_s, runs}, {u"lastState"_s, QJsonObject()}, {u"state"_s, state}};
        if (isPulled) {
            status.insert(u"imageID"_s, QString(u"sha256:"_s + digestOf(image)));
            status.insert(u"containerID"_s, QString(u"demo://"_s + digestOf(uid + name)));
        }
        statuses.append(status);
    }
    return statuses;
}

QJsonObject base(const QJsonObject &pod, const QString &phase, bool isReady, const QString &time)
{
    const QString reason = isReady ? QString() : phase == u"Failed"_s ? u"PodFailed"_s : u"ContainersNotReady"_s;
    return {
        {u"phase"_s, phase},
        {u"conditions"_s,
         QJsonArray{condition(u"Initialized"_s, true, time), condition(u"Ready"_s, isReady, time, reason),
                    condition(u"ContainersReady"_s, isReady, time, reason), condition(u"PodScheduled"_s, true, time)}},
        {u"startTime"_s, time},
        {u"qosClass"_s, pod.value("status"_L1).toObject().value("qosClass"_L1)}};
}

} // namespace

PodFate fateOf(const QJsonObject &pod)
{
    const QJsonArray containers = containersOf(pod);
    const bool isFinal = pod.value("spec"_L1).toObject().value("restartPolicy"_L1) == u"Never"_s;
    for (const QJsonValue &value : containers) {
        const QJsonObject container = value.toObject();
        const QString registry = container.value("image"_L1).toString().section(u'/', 0, 0);
        if (registry.section(u':', 0, 0).endsWith(u".invalid"_s))
            return PodFate::ImageMissing;
        if (isFinal && container.value("command"_L1).toArray() == QJsonArray{u"false"_s})
            return PodFate::Fails;
    }
    return PodFate::Runs;
}

QJsonObject podStatus(const QJsonObject &pod, PodFate fate, const QString &address, const QDateTime &now)
{
    const QString time = now.toString(Qt::ISODate);
    if (fate == PodFate::ImageMissing) {
        const QString image = containersOf(pod).at(0).toObject().value("image"_L1).toString();
        QJsonObject status = base(pod, u"Pending"_s, false, time);
        status.insert(u"containerStatuses"_s,
                      containerStatuses(pod,
                                        waiting(u"ImagePullBackOff"_s, u"Back-off pulling image \"%1\""_s.arg(image)),
                                        false, false));
        return status;
    }
    if (fate == PodFate::Fails) {
        const QJsonObject ended{
            {u"exitCode"_s, 1}, {u"reason"_s, u"Error"_s}, {u"startedAt"_s, time}, {u"finishedAt"_s, time}};
        QJsonObject status = base(pod, u"Failed"_s, false, time);
        status.insert(u"containerStatuses"_s, containerStatuses(pod, {{u"terminated"_s, ended}}, false, true));
        return status;
    }
    QJsonObject status = base(pod, u"Running"_s, true, time);
    status.insert(u"podIP"_s, address);
    status.insert(u"podIPs"_s, QJsonArray{QJsonObject{{u"ip"_s, address}}});
    status.insert(u"containerStatuses"_s,
                  containerStatuses(pod, {{u"running"_s, QJsonObject{{u"startedAt"_s, time}}}}, true, true));
    return status;
}

QJsonObject pastDeadline(const QJsonObject &pod, const QDateTime &now)
{
    const QString time = now.toString(Qt::ISODate);
    const QJsonValue started = pod.value("status"_L1).toObject().value("startTime"_L1);
    const QJsonObject killed{
        {u"exitCode"_s, 137}, {u"reason"_s, u"Error"_s}, {u"startedAt"_s, started}, {u"finishedAt"_s, time}};
    QJsonObject status = base(pod, u"Failed"_s, false, time);
    status.insert(u"startTime"_s, started);
    status.insert(u"reason"_s, u"DeadlineExceeded"_s);
    status.insert(u"message"_s, u"Pod was active on the node longer than the specified deadline"_s);
    status.insert(u"containerStatuses"_s, containerStatuses(pod, {{u"terminated"_s, killed}}, false, true));
    return status;
}

QJsonObject unscheduled(const QJsonObject &pod, const QString &why, const QDateTime &now)
{
    QJsonObject waits = condition(u"PodScheduled"_s, false, now.toString(Qt::ISODate), u"Unschedulable"_s);
    waits.insert(u"message"_s, why);
    return {{u"phase"_s, u"Pending"_s},
            {u"conditions"_s, QJsonArray{waits}},
            {u"qosClass"_s, pod.value("status"_L1).toObject().value("qosClass"_L1)}};
}

QJsonObject failedStart(const QJsonObject &pod, const QString &message, const QDateTime &now)
{
    QJsonObject status = base(pod, u"Pending"_s, false, now.toString(Qt::ISODate));
    status.insert(u"containerStatuses"_s,
                  containerStatuses(pod, waiting(u"CreateContainerError"_s, message), false, true));
    return status;
}

} // namespace liteboxd::demo
