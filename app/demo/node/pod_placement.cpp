// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/pod_placement.h"

#include "app/demo/objects/cluster_types.h"

#include <QJsonArray>

#include <algorithm>
#include <functional>
#include <map>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString mismatch = u"node(s) didn't match Pod's node affinity/selector"_s;

bool anyOf(const QJsonValue &array, const std::function<bool(const QJsonValue &)> &holds)
{
    const QJsonArray items = array.toArray();
    return std::any_of(items.begin(), items.end(), holds);
}

bool allOf(const QJsonValue &array, const std::function<bool(const QJsonValue &)> &holds)
{
    const QJsonArray items = array.toArray();
    return std::all_of(items.begin(), items.end(), holds);
}

/// An expression of node affinity, about the labels of a node.
bool fits(const QJsonValue &expression, const QJsonObject &labels)
{
    const QString op = expression[u"operator"].toString();
    const QString key = expression[u"key"].toString();
    if (op == u"Exists" || op == u"DoesNotExist")
        return labels.contains(key) == (op == u"Exists");
    const bool isListed = labels.contains(key) && expression[u"values"].toArray().contains(labels[key]);
    return op == u"In" ? isListed : op == u"NotIn" && !isListed;
}

bool isSelected(const QJsonObject &pod, const QJsonObject &labels)
{
    const QJsonObject selector = pod[u"spec"][u"nodeSelector"].toObject();
    const QStringList keys = selector.keys();
    if (!std::all_of(keys.begin(), keys.end(), [&](const QString &key) { return labels[key] == selector[key]; }))
        return false;
    const QJsonValue terms = pod[u"spec"][u"affinity"][u"nodeAffinity"]
                                [u"requiredDuringSchedulingIgnoredDuringExecution"][u"nodeSelectorTerms"];
    return !terms.isArray() || anyOf(terms, [&labels](const QJsonValue &term) {
        return allOf(term[u"matchExpressions"], [&labels](const QJsonValue &one) { return fits(one, labels); });
    });
}

bool isTolerated(const QJsonValue &taint, const QJsonObject &pod)
{
    if (taint[u"effect"].toString() == u"PreferNoSchedule")
        return true;
    return anyOf(pod[u"spec"][u"tolerations"], [&taint](const QJsonValue &one) {
        const QString key = one[u"key"].toString();
        const QString effect = one[u"effect"].toString();
        const bool isAny = one[u"operator"].toString() == u"Exists";
        return (key.isEmpty() ? isAny : key == taint[u"key"].toString()) &&
               (effect.isEmpty() || effect == taint[u"effect"].toString()) &&
               (isAny || one[u"value"].toString() == taint[u"value"].toString());
    });
}

/// Why a node does not take the pod; empty if it does.
QString objectionOf(const QJsonObject &node, const QJsonObject &pod)
{
    if (node[u"spec"][u"unschedulable"].toBool())
        return u"node(s) were unschedulable"_s;
    QJsonArray taints = node[u"spec"][u"taints"].toArray();
    const bool isReady = anyOf(node[u"status"][u"conditions"], [](const QJsonValue &one) {
        return one[u"type"].toString() == u"Ready" && one[u"status"].toString() == u"True";
    });
    if (!isReady) // as the controller of nodes marks them
        taints.append(QJsonObject{{u"key"_s, u"node.kubernetes.io/not-ready"_s}, {u"effect"_s, u"NoSchedule"_s}});
    for (const QJsonValue &taint : taints) {
        if (!isTolerated(taint, pod))
            return u"node(s) had untolerated taint {%1: %2}"_s.arg(taint[u"key"].toString(),
                                                                   taint[u"value"].toString());
    }
    return isSelected(pod, node[u"metadata"][u"labels"].toObject()) ? QString() : mismatch;
}

} // namespace

Placement placementOf(const QJsonObject &pod, const ObjectStore &store, std::size_t turn)
{
    QStringList open;
    std::map<QString, int> objections;
    const auto table = store.table(nodes());
    for (const auto &[name, node] : *table) {
        const QString objection = objectionOf(node->json, pod);
        if (objection.isEmpty())
            open << name;
        else
            ++objections[objection];
    }
    if (!open.isEmpty())
        return {open[static_cast<qsizetype>(turn % static_cast<std::size_t>(open.size()))], {}};
    QStringList whole;
    for (const auto &[objection, count] : objections)
        whole << QString::number(count) + u' ' + objection;
    return {{}, u"0/%1 nodes are available: %2."_s.arg(QString::number(table->size()), whole.join(u", "_s))};
}

} // namespace liteboxd::demo
