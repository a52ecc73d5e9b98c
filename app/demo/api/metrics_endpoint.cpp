// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/metrics_endpoint.h"

#include "app/demo/node/pod_usage.h"
#include "app/demo/objects/cluster_types.h"
#include "app/demo/objects/selection.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ContainerUsage systemUsage{180'000'000, 900LL * 1024 * 1024}; // of the node's own programs

/// The stored objects that a measured type is about.
const ResourceType &subjectOf(const ResourceType &type)
{
    return &type == &podMetrics() ? pods() : nodes();
}

bool runs(const QJsonObject &pod)
{
    return pod.value("status"_L1).toObject().value("phase"_L1) == u"Running"_s;
}

/// metrics-server names the resource and the object in its own way.
Status noMetrics(const ApiTarget &target)
{
    ResourceType type = *target.type;
    type.plural = type.kind.toLower();
    return notFound(type, target.space.isEmpty() ? target.name : target.space + u'/' + target.name);
}

QJsonObject measured(const ResourceType &type, const QJsonObject &object, const QDateTime &now)
{
    const QJsonObject from = object.value("metadata"_L1).toObject();
    QJsonObject metadata{{u"name"_s, from.value("name"_L1)}, {u"creationTimestamp"_s, now.toString(Qt::ISODate)}};
    for (const QString &member : {u"namespace"_s, u"labels"_s}) {
        if (from.contains(member))
            metadata.insert(member, from.value(member));
    }
    return {{u"kind"_s, type.kind},
            {u"apiVersion"_s, type.groupVersion()},
            {u"metadata"_s, metadata},
            {u"timestamp"_s, now.toString(Qt::ISODate)},
            {u"window"_s, u"15s"_s}};
}

} // namespace

bool MetricsEndpoint::serves(const ApiTarget &target)
{
    return target.type == &podMetrics() || target.type == &nodeMetrics();
}

Outcome<QByteArray> MetricsEndpoint::answer(std::string_view method, const ApiTarget &target,
                                            const QDateTime &now) const
{
    const bool watches = target.isWatchPath || (target.name.isEmpty() && isSet(target.query, u"watch"_s));
    if ((method != "GET" && method != "HEAD") || watches)
        return refuse(methodNotAllowed());
    const ResourceType &subject = subjectOf(*target.type);
    if (!target.name.isEmpty()) {
        const ObjectRef found = m_store.find(subject, target.space, target.name);
        const QJsonObject metrics = found ? metricsOf(*target.type, found->json, now) : QJsonObject();
        if (metrics.isEmpty())
            return refuse(noMetrics(target));
        return objectText(metrics);
    }
    const auto selection = Selection::parse(subject, target.space, target.query);
    if (!selection)
        return refuse(selection.error());
    QJsonArray items;
    const auto table = m_store.table(subject);
    for (const auto &[key, object] : *table) {
        const QJsonObject metrics =
            selection->matches(*object) ? metricsOf(*target.type, object->json, now) : QJsonObject();
        if (!metrics.isEmpty())
            items.append(metrics);
    }
    return objectText({{u"kind"_s, QString(target.type->kind + u"List"_s)},
                       {u"apiVersion"_s, target.type->groupVersion()},
                       {u"metadata"_s, QJsonObject()},
                       {u"items"_s, items}});
}

QJsonObject MetricsEndpoint::metricsOf(const ResourceType &type, const QJsonObject &object, const QDateTime &now) const
{
    return &type == &podMetrics() ? ofPod(object, now) : ofNode(object, now);
}

QJsonObject MetricsEndpoint::ofPod(const QJsonObject &pod, const QDateTime &now) const
{
    if (!runs(pod))
        return {};
    QJsonArray containers;
    const QJsonArray all = pod.value("spec"_L1).toObject().value("containers"_L1).toArray();
    for (const QJsonValue &container : all) {
        containers.append(QJsonObject{{u"name"_s, container["name"_L1]},
                                      {u"usage"_s, usageAt(pod, container.toObject(), now).json()}});
    }
    QJsonObject metrics = measured(podMetrics(), pod, now);
    metrics.insert(u"containers"_s, containers);
    return metrics;
}

QJsonObject MetricsEndpoint::ofNode(const QJsonObject &node, const QDateTime &now) const
{
    ContainerUsage sum = systemUsage;
    const QString name = node.value("metadata"_L1).toObject().value("name"_L1).toString();
    const auto table = m_store.table(pods());
    for (const auto &[key, pod] : *table) {
        const QJsonObject spec = pod->json.value("spec"_L1).toObject();
        if (spec.value("nodeName"_L1).toString() != name || !runs(pod->json))
            continue;
        const QJsonArray containers = spec.value("containers"_L1).toArray();
        for (const QJsonValue &container : containers) {
            const ContainerUsage usage = usageAt(pod->json, container.toObject(), now);
            sum.nanoCores += usage.nanoCores;
            sum.memory += usage.memory;
        }
    }
    QJsonObject metrics = measured(nodeMetrics(), node, now);
    metrics.insert(u"usage"_s, sum.json());
    return metrics;
}

} // namespace liteboxd::demo
