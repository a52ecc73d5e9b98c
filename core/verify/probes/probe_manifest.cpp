// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probes/probe_manifest.h"

#include "core/sandbox/labels.h"

#include <QJsonArray>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

QString text(std::string_view latin)
{
    return QString::fromLatin1(latin.data(), static_cast<qsizetype>(latin.size()));
}

QJsonObject labelsOf(const ProbePlan &plan, ProbeRole role)
{
    QJsonObject labels{{QString::fromLatin1(probeRunLabel), plan.runId},
                       {text(sandbox::labels::managedBy), u"liteboxd-verify"_s}};
    if (role == ProbeRole::Gateway) {
        labels.insert(text(sandbox::labels::app), u"liteboxd-gateway"_s);
    } else if (role != ProbeRole::Control && role != ProbeRole::Witness) {
        labels.insert(text(sandbox::labels::app), text(sandbox::labels::appValue));
        labels.insert(text(sandbox::labels::sandboxId), u"verify-%1-%2"_s.arg(plan.runId, nameOf(role)));
    }
    return labels;
}

QJsonObject containerOf(const ProbePlan &plan)
{
    const QJsonObject limits{{u"cpu"_s, u"200m"_s}, {u"memory"_s, u"128Mi"_s}};
    const QJsonObject requests{{u"cpu"_s, u"5m"_s}, {u"memory"_s, u"16Mi"_s}};
    QJsonObject container{
        {u"name"_s, u"main"_s},
        {u"image"_s, plan.image},
        {u"imagePullPolicy"_s, u"IfNotPresent"_s},
        {u"resources"_s, QJsonObject{{u"limits"_s, limits}, {u"requests"_s, requests}}},
        {u"securityContext"_s, QJsonObject{{u"allowPrivilegeEscalation"_s, false},
                                           {u"readOnlyRootFilesystem"_s, true},
                                           {u"capabilities"_s, QJsonObject{{u"drop"_s, QJsonArray{u"ALL"_s}}}}}}};
    if (!plan.command.isEmpty())
        container.insert(u"command"_s, QJsonArray::fromStringList(plan.command));
    if (!plan.args.isEmpty())
        container.insert(u"args"_s, QJsonArray::fromStringList(plan.args));
    return container;
}

} // namespace

QJsonObject probeManifest(const ProbePlan &plan, const ProbePod &pod)
{
    constexpr int nobody = 65534;
    const QJsonObject security{{u"runAsNonRoot"_s, true},
                               {u"runAsUser"_s, nobody},
                               {u"seccompProfile"_s, QJsonObject{{u"type"_s, u"RuntimeDefault"_s}}}};
    const QString maker = u"%1/%2"_s.arg(plan.machine, QString::number(plan.process));
    return {{u"apiVersion"_s, u"v1"_s},
            {u"kind"_s, u"Pod"_s},
            {u"metadata"_s, QJsonObject{{u"name"_s, QString::fromStdString(pod.name)},
                                        {u"namespace"_s, QString::fromStdString(pod.nameSpace)},
                                        {u"labels"_s, labelsOf(plan, pod.role)},
                                        {u"annotations"_s, QJsonObject{{QString::fromLatin1(probeMakerAnnotation),
                                                                        maker}}}}},
            {u"spec"_s,
             QJsonObject{{u"restartPolicy"_s, u"Never"_s},
                         {u"automountServiceAccountToken"_s, false},
                         {u"enableServiceLinks"_s, false},
                         {u"terminationGracePeriodSeconds"_s, 0},
                         {u"activeDeadlineSeconds"_s, static_cast<qint64>(plan.lifetime.count())},
                         {u"nodeSelector"_s,
                          QJsonObject{{u"kubernetes.io/hostname"_s, QString::fromStdString(pod.node)}}},
                         {u"securityContext"_s, security},
                         {u"containers"_s, QJsonArray{containerOf(plan)}}}}};
}

} // namespace liteboxd::verify
