// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/sandbox_policies.h"

#include "core/policy/own_policy.h"
#include "core/policy/policy_manifest.h"
#include "core/policy/policy_resources.h"

#include <QJsonArray>

namespace liteboxd::policy {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int wildcardDepth = 4; // labels below a wildcard that are let through

kube::ResourcePath pathOf(const QString &nameSpace, const QString &prefix, const QString &sandboxId)
{
    return {resources::ciliumNetworkPolicies(), nameSpace.toStdString(), (prefix + sandboxId).toStdString()};
}

QJsonObject policyOf(const PolicySubject &subject, const kube::ResourcePath &path, QJsonObject spec)
{
    const QString name = QString::fromStdString(path.name);
    QJsonObject metadata{{u"name"_s, name},
                         {u"namespace"_s, subject.nameSpace},
                         {u"labels"_s, QJsonObject{{u"app.kubernetes.io/part-of"_s, u"liteboxd"_s},
                                                   {ownerLabel(), ownerValue()},
                                                   {u"sandbox-id"_s, subject.sandboxId}}}};
    if (!subject.isControlled) {
        metadata.insert(u"ownerReferences"_s, QJsonArray{QJsonObject{{u"apiVersion"_s, u"v1"_s},
                                                                     {u"kind"_s, u"Pod"_s},
                                                                     {u"name"_s, subject.podName},
                                                                     {u"uid"_s, subject.podUid}}});
    }
    spec.insert(u"endpointSelector"_s,
                QJsonObject{{u"matchLabels"_s,
                             QJsonObject{{u"app"_s, u"liteboxd"_s}, {u"sandbox-id"_s, subject.sandboxId}}}});
    return {{u"apiVersion"_s, QString::fromStdString(path.resource.apiVersion())},
            {u"kind"_s, QString::fromStdString(path.resource.kind)},
            {u"metadata"_s, metadata},
            {u"spec"_s, spec}};
}

QJsonArray namesOf(const QStringList &domains)
{
    QJsonArray names;
    for (const QString &domain : domains) {
        if (!domain.startsWith(u"*."_s)) {
            names.append(QJsonObject{{u"matchName"_s, domain}});
            continue;
        }
        QString pattern = domain;
        for (int depth = 0; depth < wildcardDepth; ++depth) {
            names.append(QJsonObject{{u"matchPattern"_s, pattern}});
            pattern.prepend(u"*."_s);
        }
    }
    return names;
}

/// The names are learned from answers that pass the DNS proxy, which only a rule with `dns` leads through.
QJsonObject dnsRule(const QJsonArray &names)
{
    const QJsonObject resolver{
        {u"matchLabels"_s, QJsonObject{{u"k8s:io.kubernetes.pod.namespace"_s, u"kube-system"_s},
                                       {u"k8s:k8s-app"_s, u"kube-dns"_s}}}};
    const QJsonArray ports{QJsonObject{{u"port"_s, u"53"_s}, {u"protocol"_s, u"UDP"_s}},
                           QJsonObject{{u"port"_s, u"53"_s}, {u"protocol"_s, u"TCP"_s}}};
    const QJsonObject rules{{u"dns"_s, names}};
    return {{u"toEndpoints"_s, QJsonArray{resolver}},
            {u"toPorts"_s, QJsonArray{QJsonObject{{u"ports"_s, ports}, {u"rules"_s, rules}}}}};
}

/// The deny of private ranges, as deny-cluster-access has it: one list for both.
base::Result<QJsonObject> privateRangesRule(const QString &nameSpace)
{
    const auto defaults = defaultPolicies(nameSpace);
    if (!defaults)
        return base::fail(defaults.error());
    for (const PolicyManifest &manifest : *defaults) {
        for (const QJsonValue &rule : manifest.object[u"spec"][u"egressDeny"].toArray()) {
            if (rule.toObject().contains(u"toCIDRSet"))
                return rule.toObject();
        }
    }
    return base::fail(base::ErrorCode::Internal, "the built-in policies deny no private ranges");
}

} // namespace

base::Result<QJsonObject> allowedDomainsPolicy(const PolicySubject &subject, const QStringList &domains)
{
    if (domains.isEmpty())
        return base::fail(base::ErrorCode::InvalidArgument, "a list of allowed domains must not be empty",
                          "sandbox " + subject.sandboxId.toStdString());
    auto privateRanges = privateRangesRule(subject.nameSpace);
    if (!privateRanges)
        return base::fail(std::move(privateRanges.error()));
    const QJsonArray names = namesOf(domains);
    const QJsonArray asked = subject.hasDnsLock ? names : QJsonArray{QJsonObject{{u"matchPattern"_s, u"*"_s}}};
    return policyOf(subject, allowedDomainsPath(subject.nameSpace, subject.sandboxId),
                    {{u"log"_s, QJsonObject{{u"value"_s, u"liteboxd/allow-domains"_s}}},
                     {u"egress"_s, QJsonArray{dnsRule(asked), QJsonObject{{u"toFQDNs"_s, names}}}},
                     {u"egressDeny"_s, QJsonArray{*privateRanges}}});
}

QJsonObject quarantinePolicy(const PolicySubject &subject)
{
    const auto all = [](const QString &field) {
        return QJsonArray{QJsonObject{{field, QJsonArray{u"all"_s}}}};
    };
    return policyOf(subject, quarantinePath(subject.nameSpace, subject.sandboxId),
                    {{u"log"_s, QJsonObject{{u"value"_s, u"liteboxd/quarantine"_s}}},
                     {u"ingressDeny"_s, all(u"fromEntities"_s)},
                     {u"egressDeny"_s, all(u"toEntities"_s)}});
}

kube::ResourcePath allowedDomainsPath(const QString &nameSpace, const QString &sandboxId)
{
    return pathOf(nameSpace, u"allow-domains-"_s, sandboxId);
}

kube::ResourcePath quarantinePath(const QString &nameSpace, const QString &sandboxId)
{
    return pathOf(nameSpace, u"quarantine-"_s, sandboxId);
}

} // namespace liteboxd::policy
