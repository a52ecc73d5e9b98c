// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/creation/pod_manifest.h"

#include "core/sandbox/labels.h"
#include "core/sandbox/time_text.h"

#include <QJsonArray>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

QString qstring(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QJsonObject labelsOf(const SandboxRequest &request)
{
    QJsonObject worn{{qstring(labels::app), qstring(labels::appValue)},
                     {qstring(labels::sandboxId), QString::fromStdString(request.id.text())},
                     {qstring(labels::managedBy), u"liteboxd-console"_s}};
    if (request.spec.network.opensEverything())
        worn.insert(qstring(labels::internetAccess), qstring(labels::internetAccessValue));
    if (request.hasDnsLock)
        worn.insert(qstring(labels::dnsLock), qstring(labels::dnsLockValue));
    if (request.hasEgressProxy)
        worn.insert(qstring(labels::egressProxy), qstring(labels::egressProxyValue));
    return worn;
}

QJsonObject annotationsOf(const SandboxRequest &request)
{
    QJsonObject notes{{qstring(annotations::accessToken), QString::fromStdString(request.accessToken.reveal())},
                      {qstring(annotations::createdAt), timeText(request.createdAt)},
                      {qstring(annotations::templateName), request.templateName},
                      {qstring(annotations::templateVersion), QString::number(request.templateVersion)}};
    if (request.spec.ttl)
        notes.insert(qstring(annotations::ttl), QString::number(request.spec.ttl->count()));
    if (!request.spec.network.allowedDomains.isEmpty())
        notes.insert(qstring(annotations::allowedDomains), request.spec.network.allowedDomains.join(u','));
    if (!request.keyDigest.empty()) {
        notes.insert(qstring(annotations::idempotencyKey), QString::fromStdString(request.keyDigest));
        notes.insert(qstring(annotations::idempotencyWish), QString::fromStdString(request.wishDigest));
    }
    return notes;
}

/// Half a cpu asked for and used little: requests are a fifth and a quarter of the default limits, and never above one.
QJsonObject resourcesOf(const TemplateSpec &spec)
{
    const TemplateSpec usual;
    QJsonObject requests;
    if (spec.cpu == usual.cpu)
        requests.insert(u"cpu"_s, u"100m"_s);
    if (spec.memory == usual.memory)
        requests.insert(u"memory"_s, u"128Mi"_s);
    QJsonObject resources{{u"limits"_s, QJsonObject{{u"cpu"_s, spec.cpu}, {u"memory"_s, spec.memory}}}};
    if (!requests.isEmpty())
        resources.insert(u"requests"_s, requests);
    return resources;
}

QJsonObject securityContext()
{
    const QStringList kept{u"CHOWN"_s,  u"DAC_OVERRIDE"_s, u"FOWNER"_s,           u"FSETID"_s,    u"KILL"_s,
                           u"SETGID"_s, u"SETUID"_s,       u"NET_BIND_SERVICE"_s, u"SYS_CHROOT"_s};
    return {{u"allowPrivilegeEscalation"_s, false},
            {u"capabilities"_s,
             QJsonObject{{u"drop"_s, QJsonArray{u"ALL"_s}}, {u"add"_s, QJsonArray::fromStringList(kept)}}}};
}

QJsonObject containerOf(const TemplateSpec &spec)
{
    QJsonObject main{
        {u"name"_s, u"main"_s},
        {u"image"_s, spec.image},
        {u"resources"_s, resourcesOf(spec)},
        {u"securityContext"_s, securityContext()},
        {u"volumeMounts"_s, QJsonArray{QJsonObject{{u"name"_s, u"workspace"_s}, {u"mountPath"_s, u"/workspace"_s}}}}};
    if (!spec.command.isEmpty())
        main.insert(u"command"_s, QJsonArray::fromStringList(spec.command));
    if (!spec.args.isEmpty())
        main.insert(u"args"_s, QJsonArray::fromStringList(spec.args));
    QJsonArray env;
    for (const auto &[name, value] : spec.env)
        env.append(QJsonObject{{u"name"_s, name}, {u"value"_s, value}});
    if (!env.isEmpty())
        main.insert(u"env"_s, env);
    return main;
}

QJsonObject specOf(const TemplateSpec &spec)
{
    constexpr int gracePeriod = 10; // seconds: a shell as first process ignores SIGTERM
    const QJsonObject ndots{{u"name"_s, u"ndots"_s}, {u"value"_s, u"1"_s}};
    QJsonObject pod{
        {u"restartPolicy"_s, u"Never"_s},
        {u"automountServiceAccountToken"_s, false},
        {u"enableServiceLinks"_s, false},
        {u"terminationGracePeriodSeconds"_s, gracePeriod},
        {u"securityContext"_s, QJsonObject{{u"seccompProfile"_s, QJsonObject{{u"type"_s, u"RuntimeDefault"_s}}}}},
        {u"dnsConfig"_s, QJsonObject{{u"options"_s, QJsonArray{ndots}}}},
        {u"containers"_s, QJsonArray{containerOf(spec)}},
        {u"volumes"_s, QJsonArray{QJsonObject{{u"name"_s, u"workspace"_s}, {u"emptyDir"_s, QJsonObject()}}}}};
    if (spec.maxLifetime)
        pod.insert(u"activeDeadlineSeconds"_s, static_cast<qint64>(spec.maxLifetime->count()));
    return pod;
}

} // namespace

QJsonObject podManifest(const SandboxRequest &request)
{
    return {{u"apiVersion"_s, u"v1"_s},
            {u"kind"_s, u"Pod"_s},
            {u"metadata"_s, QJsonObject{{u"name"_s, request.podName()},
                                        {u"namespace"_s, QString::fromStdString(request.nameSpace)},
                                        {u"labels"_s, labelsOf(request)},
                                        {u"annotations"_s, annotationsOf(request)}}},
            {u"spec"_s, specOf(request.spec)}};
}

} // namespace liteboxd::sandbox
