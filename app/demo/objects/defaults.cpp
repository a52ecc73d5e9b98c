// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/defaults.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

void fill(QJsonObject &object, const QString &member, const QJsonValue &value)
{
    if (!object.contains(member))
        object.insert(member, value);
}

/// "python:3.12" has a tag; without one, or with latest, the image is always pulled.
QString pullPolicyOf(const QString &image)
{
    const qsizetype slash = image.lastIndexOf(u'/');
    const qsizetype colon = image.indexOf(u':', slash + 1);
    const bool isPinned = image.contains(u'@') || (colon >= 0 && image.mid(colon + 1) != u"latest"_s);
    return isPinned ? u"IfNotPresent"_s : u"Always"_s;
}

QJsonObject withProbeDefaults(QJsonObject probe)
{
    fill(probe, u"timeoutSeconds"_s, 1);
    fill(probe, u"periodSeconds"_s, 10);
    fill(probe, u"successThreshold"_s, 1);
    fill(probe, u"failureThreshold"_s, 3);
    return probe;
}

QJsonObject withContainerDefaults(QJsonObject container)
{
    fill(container, u"resources"_s, QJsonObject());
    fill(container, u"terminationMessagePath"_s, u"/dev/termination-log"_s);
    fill(container, u"terminationMessagePolicy"_s, u"File"_s);
    fill(container, u"imagePullPolicy"_s, pullPolicyOf(container.value("image"_L1).toString()));
    for (const QString &probe : {u"readinessProbe"_s, u"livenessProbe"_s, u"startupProbe"_s}) {
        if (container.contains(probe))
            container.insert(probe, withProbeDefaults(container.value(probe).toObject()));
    }
    QJsonArray ports = container.value("ports"_L1).toArray();
    for (qsizetype i = 0; i < ports.size(); ++i) {
        QJsonObject port = ports.at(i).toObject();
        fill(port, u"protocol"_s, u"TCP"_s);
        ports.replace(i, port);
    }
    if (!ports.isEmpty())
        container.insert(u"ports"_s, ports);
    QJsonObject resources = container.value("resources"_L1).toObject();
    if (resources.contains("limits"_L1)) { // a limit is a request unless another one is made
        const QJsonObject limits = resources.value("limits"_L1).toObject();
        QJsonObject requests = resources.value("requests"_L1).toObject();
        for (auto limit = limits.begin(); limit != limits.end(); ++limit)
            fill(requests, limit.key(), *limit);
        resources.insert(u"requests"_s, requests);
        container.insert(u"resources"_s, resources);
    }
    return container;
}

QJsonObject withPodDefaults(QJsonObject spec)
{
    fill(spec, u"restartPolicy"_s, u"Always"_s);
    fill(spec, u"terminationGracePeriodSeconds"_s, 30);
    fill(spec, u"dnsPolicy"_s, u"ClusterFirst"_s);
    fill(spec, u"securityContext"_s, QJsonObject());
    fill(spec, u"schedulerName"_s, u"default-scheduler"_s);
    fill(spec, u"enableServiceLinks"_s, true);
    for (const QString &list : {u"containers"_s, u"initContainers"_s}) {
        QJsonArray containers = spec.value(list).toArray();
        for (qsizetype i = 0; i < containers.size(); ++i)
            containers.replace(i, withContainerDefaults(containers.at(i).toObject()));
        if (!containers.isEmpty())
            spec.insert(list, containers);
    }
    return spec;
}

QJsonObject withPolicyDefaults(QJsonObject spec)
{
    fill(spec, u"podSelector"_s, QJsonObject());
    if (!spec.contains("policyTypes"_L1) || spec.value("policyTypes"_L1).toArray().isEmpty()) {
        QJsonArray types{u"Ingress"_s};
        if (!spec.value("egress"_L1).toArray().isEmpty())
            types.append(u"Egress"_s);
        spec.insert(u"policyTypes"_s, types);
    }
    for (const QString &direction : {u"ingress"_s, u"egress"_s}) {
        QJsonArray rules = spec.value(direction).toArray();
        if (rules.isEmpty())
            spec.remove(direction);
        for (qsizetype i = 0; i < rules.size(); ++i) {
            QJsonObject rule = rules.at(i).toObject();
            QJsonArray ports = rule.value("ports"_L1).toArray();
            for (qsizetype j = 0; j < ports.size(); ++j) {
                QJsonObject port = ports.at(j).toObject();
                fill(port, u"protocol"_s, u"TCP"_s);
                ports.replace(j, port);
            }
            if (!ports.isEmpty())
                rule.insert(u"ports"_s, ports);
            rules.replace(i, rule);
            spec.insert(direction, rules);
        }
    }
    return spec;
}

QJsonObject withNameLabel(QJsonObject space)
{
    QJsonObject metadata = space.value("metadata"_L1).toObject();
    QJsonObject labels = metadata.value("labels"_L1).toObject();
    labels.insert(u"kubernetes.io/metadata.name"_s, metadata.value("name"_L1));
    metadata.insert(u"labels"_s, labels);
    space.insert(u"metadata"_s, metadata);
    return space;
}

QString qosClassOf(const QJsonObject &spec)
{
    bool isGuaranteed = true;
    bool isBestEffort = true;
    const QJsonArray containers = spec.value("containers"_L1).toArray();
    for (const QJsonValue &container : containers) {
        const QJsonObject resources = container.toObject().value("resources"_L1).toObject();
        const QJsonObject limits = resources.value("limits"_L1).toObject();
        const QJsonObject requests = resources.value("requests"_L1).toObject();
        isBestEffort = isBestEffort && limits.isEmpty() && requests.isEmpty();
        isGuaranteed = isGuaranteed && limits.size() == 2 && limits == requests;
    }
    return isBestEffort ? u"BestEffort"_s : isGuaranteed ? u"Guaranteed"_s : u"Burstable"_s;
}

QJsonArray defaultTolerations()
{
    QJsonArray tolerations;
    for (const QString &key : {u"node.kubernetes.io/not-ready"_s, u"node.kubernetes.io/unreachable"_s}) {
        tolerations.append(QJsonObject{{u"key"_s, key},
                                       {u"operator"_s, u"Exists"_s},
                                       {u"effect"_s, u"NoExecute"_s},
                                       {u"tolerationSeconds"_s, 300}});
    }
    return tolerations;
}

} // namespace

QJsonObject withDefaults(const ResourceType &type, QJsonObject object)
{
    const QJsonObject spec = object.value("spec"_L1).toObject();
    if (&type == &pods())
        object.insert(u"spec"_s, withPodDefaults(spec));
    else if (&type == &networkPolicies())
        object.insert(u"spec"_s, withPolicyDefaults(spec));
    else if (&type == &namespaces())
        object = withNameLabel(object);
    return object;
}

QJsonObject admitted(const ResourceType &type, QJsonObject object)
{
    QJsonObject spec = object.value("spec"_L1).toObject();
    if (&type == &pods()) {
        fill(spec, u"tolerations"_s, defaultTolerations());
        fill(spec, u"priority"_s, 0);
        fill(spec, u"preemptionPolicy"_s, u"PreemptLowerPriority"_s);
        object.insert(u"status"_s, QJsonObject{{u"phase"_s, u"Pending"_s}, {u"qosClass"_s, qosClassOf(spec)}});
    } else if (&type == &namespaces()) {
        spec.insert(u"finalizers"_s, QJsonArray{u"kubernetes"_s});
        object.insert(u"status"_s, QJsonObject{{u"phase"_s, u"Active"_s}});
    }
    if (type.hasSpec)
        object.insert(u"spec"_s, spec);
    return object;
}

} // namespace liteboxd::demo
