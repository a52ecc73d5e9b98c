// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_manifest.h"

#include "core/policy/yaml_object.h"

#include <QFile>

#include <array>

namespace liteboxd::policy {

namespace {

constexpr std::array<QStringView, 6> applyOrder{
    u"base/allow-dns",
    u"base/allow-gateway-ingress",
    u"base/allow-gateway-traffic",
    u"internet/allow-internet-egress",
    u"base/deny-k8s-api",
    u"base/default-deny-all",
};

} // namespace

base::Result<PolicyManifest> PolicyManifest::fromYaml(const QByteArray &yaml, const QString &policyNamespace)
{
    auto object = objectFromYaml(yaml);
    if (!object)
        return base::fail(std::move(object.error()));
    const bool isNetworkPolicy = object->value(u"apiVersion") == QStringLiteral("networking.k8s.io/v1") &&
                                 object->value(u"kind") == QStringLiteral("NetworkPolicy");
    if (!isNetworkPolicy)
        return base::fail(base::ErrorCode::Malformed, "not a NetworkPolicy of networking.k8s.io/v1");
    QJsonObject metadata = object->value(u"metadata").toObject();
    const QString name = metadata[u"name"].toString();
    if (name.isEmpty() || !object->value(u"spec").isObject())
        return base::fail(base::ErrorCode::Malformed, "the NetworkPolicy has no name or no spec");
    metadata.insert(u"namespace", policyNamespace);
    object->insert(u"metadata", metadata);
    return PolicyManifest{name, *object};
}

base::Result<std::vector<PolicyManifest>> defaultPolicies(const QString &policyNamespace)
{
    std::vector<PolicyManifest> manifests;
    for (const QStringView path : applyOrder) {
        QFile file(QStringLiteral(":/network-policies/%1.yaml").arg(path));
        if (!file.open(QIODevice::ReadOnly))
            return base::fail(base::ErrorCode::Internal, "a built-in policy is missing", file.fileName().toStdString());
        auto manifest = PolicyManifest::fromYaml(file.readAll(), policyNamespace);
        if (!manifest) {
            manifest.error().context = file.fileName().toStdString();
            return base::fail(std::move(manifest.error()));
        }
        manifests.push_back(std::move(*manifest));
    }
    return manifests;
}

} // namespace liteboxd::policy
