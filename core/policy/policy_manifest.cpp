// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_manifest.h"

#include "core/policy/policy_resources.h"
#include "core/policy/yaml_object.h"

#include <QFile>

#include <array>

namespace liteboxd::policy {

namespace {

constexpr std::array<QStringView, 7> applyOrder{
    u"base/allow-dns",
    u"base/allow-gateway-ingress",
    u"base/allow-gateway-traffic",
    u"base/deny-cluster-access",
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
    const auto kind = resources::kindOf(*object);
    if (!kind || !kind->namespaced)
        return base::fail(base::ErrorCode::Malformed,
                          "neither a NetworkPolicy of networking.k8s.io/v1 nor a CiliumNetworkPolicy of cilium.io/v2");
    QJsonObject metadata = object->value(u"metadata").toObject();
    const QString name = metadata[u"name"].toString();
    if (name.isEmpty() || !object->value(u"spec").isObject())
        return base::fail(base::ErrorCode::Malformed, "the " + kind->kind + " has no name or no spec");
    metadata.insert(u"namespace", policyNamespace);
    object->insert(u"metadata", metadata);
    return PolicyManifest{name, *object, *kind};
}

kube::ResourcePath PolicyManifest::path() const
{
    return {kind, object[u"metadata"][u"namespace"].toString().toStdString(), name.toStdString()};
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
