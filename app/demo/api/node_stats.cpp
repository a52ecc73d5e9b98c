// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/node_stats.h"

#include "app/demo/objects/cluster_types.h"

#include <QJsonArray>
#include <QJsonObject>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The kubelet's own words (kubelet/pkg/apis/stats/v1alpha1, PodStats).
QJsonObject statsOf(const QJsonObject &pod, const TrafficMeter::Bytes &bytes, const QString &now)
{
    const QJsonObject metadata = pod.value("metadata"_L1).toObject();
    const QJsonObject interface {
        {u"name"_s, u"eth0"_s}, {u"rxBytes"_s, static_cast<qint64>(bytes.received)}, {u"rxErrors"_s, 0},
            {u"txBytes"_s, static_cast<qint64>(bytes.sent)},
        {
            u"txErrors"_s, 0
        }
    };
    QJsonObject network = interface;
    network.insert(u"time"_s, now);
    network.insert(u"interfaces"_s, QJsonArray{interface});
    return {{u"podRef"_s, QJsonObject{{u"name"_s, metadata.value("name"_L1)},
                                      {u"namespace"_s, metadata.value("namespace"_L1)},
                                      {u"uid"_s, metadata.value("uid"_L1)}}},
            {u"startTime"_s, metadata.value("creationTimestamp"_L1)},
            {u"network"_s, network}};
}

} // namespace

Outcome<QByteArray> NodeStats::answer(std::string_view method, const ApiTarget &target, const TrafficMeter &meter,
                                      const QDateTime &now) const
{
    if (!m_store.find(nodes(), {}, target.name))
        return refuse(notFound(nodes(), target.name));
    if (target.proxyPath != "/stats/summary")
        return refuse(notImplemented(u"nodes/proxy"_s + QString::fromUtf8(target.proxyPath)));
    if (method != "GET" && method != "HEAD")
        return refuse(methodNotAllowed());
    const QString time = now.toString(Qt::ISODate);
    QJsonArray stats;
    const auto table = m_store.table(pods());
    for (const auto &[key, object] : *table) {
        const QJsonObject &pod = object->json;
        const QJsonObject spec = pod.value("spec"_L1).toObject();
        const bool runs = pod.value("status"_L1).toObject().value("phase"_L1) == u"Running"_s;
        // The network of such a pod is its node's.
        if (!runs || spec.value("nodeName"_L1) != target.name || spec.value("hostNetwork"_L1).toBool())
            continue;
        const QJsonObject metadata = pod.value("metadata"_L1).toObject();
        const TrafficMeter::Pod name(metadata.value("namespace"_L1).toString().toStdString(),
                                     metadata.value("name"_L1).toString().toStdString());
        stats.append(statsOf(pod, meter.of(name), time));
    }
    return objectText({{u"node"_s, QJsonObject{{u"nodeName"_s, target.name}}}, {u"pods"_s, stats}});
}

} // namespace liteboxd::demo
