// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/rollout_standing.h"

#include "core/sandbox/creation/readiness.h"

#include <algorithm>

namespace liteboxd::install {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestMessage = 1024;

QString revisionOf(const QJsonObject &object)
{
    return object[u"metadata"_s][u"annotations"_s][u"deployment.kubernetes.io/revision"_s].toString();
}

QString sentence(const QString &subject, const QString &reason, const QString &message)
{
    QString text = subject + u": "_s + reason;
    if (!message.isEmpty())
        text += (reason.isEmpty() ? QString() : u": "_s) + message.left(longestMessage);
    return text;
}

/// The condition of a kind that has this status.
QJsonObject condition(const QJsonObject &object, const QString &type, const QString &status)
{
    for (const QJsonValue &each : object[u"status"_s][u"conditions"_s].toArray()) {
        if (each[u"type"_s].toString() == type && each[u"status"_s].toString() == status)
            return each.toObject();
    }
    return {};
}

/// What a container that ends again and again said last, or how it ended.
QString lastWords(const QJsonValue &container)
{
    const QJsonValue ended = container[u"lastState"_s][u"terminated"_s];
    if (!ended.isObject())
        return {};
    const QString said = ended[u"message"_s].toString().trimmed();
    return u" (it ended with %1%2)"_s.arg(ended[u"exitCode"_s].toInt())
        .arg(said.isEmpty() ? QString() : u": "_s + said);
}

std::optional<QString> obstacleOf(const QJsonObject &pod)
{
    const QString subject = u"pod "_s + pod[u"metadata"_s][u"name"_s].toString();
    const QJsonValue status = pod[u"status"_s];
    if (status[u"phase"_s].toString() == u"Failed"_s)
        return sentence(subject, status[u"reason"_s].toString(u"Failed"_s), status[u"message"_s].toString());
    for (const QString &list : {u"initContainerStatuses"_s, u"containerStatuses"_s}) {
        for (const QJsonValue &container : status[list].toArray()) {
            const QJsonValue waiting = container[u"state"_s][u"waiting"_s];
            if (sandbox::needsSomebody(waiting[u"reason"_s].toString()))
                return sentence(subject, waiting[u"reason"_s].toString(),
                                waiting[u"message"_s].toString() + lastWords(container));
        }
    }
    const QJsonObject unplaced = condition(pod, u"PodScheduled"_s, u"False"_s);
    if (sandbox::needsSomebody(unplaced[u"reason"_s].toString()))
        return sentence(subject, unplaced[u"reason"_s].toString(), unplaced[u"message"_s].toString());
    return std::nullopt;
}

/// The name of the ReplicaSet of the Deployment's present version; empty: there is none yet.
QString presentSet(const QJsonObject &deployment, const QJsonArray &replicaSets)
{
    const QJsonValue uid = deployment[u"metadata"_s][u"uid"_s];
    for (const QJsonValue &each : replicaSets) {
        const QJsonValue owner = each[u"metadata"_s][u"ownerReferences"_s][0];
        if (owner[u"uid"_s] == uid && revisionOf(each.toObject()) == revisionOf(deployment))
            return each[u"metadata"_s][u"name"_s].toString();
    }
    return {};
}

} // namespace

RolloutStanding RolloutStanding::of(const QJsonObject &deployment, const QJsonArray &replicaSets,
                                    const QJsonArray &pods)
{
    const QJsonValue status = deployment[u"status"_s];
    RolloutStanding standing;
    standing.wanted = deployment[u"spec"_s][u"replicas"_s].toInt(1);
    standing.isSeen =
        status[u"observedGeneration"_s].toDouble() >= deployment[u"metadata"_s][u"generation"_s].toDouble(1);
    if (!standing.isSeen)
        return standing; // what the status says is about an earlier version
    const int updated = status[u"updatedReplicas"_s].toInt();
    const int available = status[u"availableReplicas"_s].toInt();
    const int all = status[u"replicas"_s].toInt();
    standing.ready = std::max(0, std::min(updated, available - (all - updated)));
    standing.isComplete = updated >= standing.wanted && all <= updated && available >= updated;
    if (standing.isComplete)
        return standing;
    const QString name = u"deployment "_s + deployment[u"metadata"_s][u"name"_s].toString();
    if (const QJsonObject refused = condition(deployment, u"ReplicaFailure"_s, u"True"_s); !refused.isEmpty()) {
        standing.obstacle = sentence(name, refused[u"reason"_s].toString(), refused[u"message"_s].toString());
        return standing;
    }
    const QString set = presentSet(deployment, replicaSets);
    for (const QJsonValue &each : pods) {
        const QJsonObject pod = each.toObject();
        const QJsonValue metadata = pod[u"metadata"_s];
        const bool isPresent = !set.isEmpty() && metadata[u"ownerReferences"_s][0][u"name"_s].toString() == set;
        if (!isPresent || metadata[u"deletionTimestamp"_s].isString())
            continue;
        standing.obstacle = obstacleOf(pod);
        if (standing.obstacle)
            return standing;
    }
    if (const QJsonObject late = condition(deployment, u"Progressing"_s, u"False"_s); !late.isEmpty())
        standing.obstacle = sentence(name, late[u"reason"_s].toString(), late[u"message"_s].toString());
    return standing;
}

} // namespace liteboxd::install
