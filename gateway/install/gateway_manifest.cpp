// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/gateway_manifest.h"

#include "core/yaml/yaml_json.h"

#include <QFile>
#include <QJsonArray>
#include <QStringList>

#include <algorithm>
#include <array>

namespace liteboxd::install {

using namespace Qt::Literals::StringLiterals;

namespace {

const std::array<kube::Resource, 9> &kinds()
{
    static const std::array<kube::Resource, 9> known{{
        {"", "v1", "services", "Service", true},
        {"", "v1", "serviceaccounts", "ServiceAccount", true},
        {"apps", "v1", "deployments", "Deployment", true},
        {"autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true},
        {"networking.k8s.io", "v1", "ingresses", "Ingress", true},
        {"networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", true},
        {"policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true},
        {"rbac.authorization.k8s.io", "v1", "roles", "Role", true},
        {"rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", true},
    }};
    return known;
}

base::Result<GatewayManifest> manifestOf(const QByteArray &document, const QString &nameSpace)
{
    const auto json = yaml::jsonFromYaml({document.constData(), static_cast<std::size_t>(document.size())});
    if (!json)
        return base::fail(base::ErrorCode::Malformed, json.error().reason);
    QJsonObject object = json->toObject();
    const std::string apiVersion = object.value(u"apiVersion").toString().toStdString();
    const std::string kind = object.value(u"kind").toString().toStdString();
    const auto known = std::find_if(kinds().begin(), kinds().end(), [&](const kube::Resource &each) {
        return each.kind == kind && each.apiVersion() == apiVersion;
    });
    QJsonObject metadata = object.value(u"metadata").toObject();
    if (known == kinds().end() || metadata[u"name"].toString().isEmpty())
        return base::fail(base::ErrorCode::Malformed, "no object that a gateway needs, or one without a name");
    metadata.insert(u"namespace"_s, nameSpace);
    object.insert(u"metadata"_s, metadata);
    QJsonArray subjects = object.value(u"subjects").toArray(); // [] would make them
    for (QJsonValueRef each : subjects) {
        QJsonObject subject = each.toObject();
        subject.insert(u"namespace"_s, nameSpace);
        each = subject;
    }
    if (!subjects.isEmpty())
        object.insert(u"subjects"_s, subjects);
    return GatewayManifest{object, *known};
}

} // namespace

kube::ResourcePath GatewayManifest::path() const
{
    const QJsonObject metadata = object.value(u"metadata").toObject();
    return {kind, metadata[u"namespace"].toString().toStdString(), metadata[u"name"].toString().toStdString()};
}

base::Result<std::vector<GatewayManifest>> manifestsFromYaml(const QByteArray &yaml, const QString &nameSpace)
{
    std::vector<GatewayManifest> manifests;
    qsizetype begin = 0;
    while (begin < yaml.size()) {
        const qsizetype separator = yaml.indexOf("\n---\n", begin);
        const qsizetype end = separator < 0 ? yaml.size() : separator + 1;
        auto manifest = manifestOf(yaml.mid(begin, end - begin), nameSpace);
        if (!manifest)
            return base::fail(std::move(manifest.error()));
        manifests.push_back(std::move(*manifest));
        begin = separator < 0 ? yaml.size() : separator + 5;
    }
    return manifests;
}

base::Result<std::vector<GatewayManifest>> gatewayManifests(const QString &nameSpace, IngressKind ingress)
{
    QStringList names{u"rbac"_s, u"networkpolicy"_s, u"gateway-service"_s, u"deployment"_s, u"pdb"_s, u"hpa"_s};
    if (ingress == IngressKind::Traefik)
        names.append(u"ingress-traefik"_s);
    if (ingress == IngressKind::Nginx)
        names.append(u"ingress-nginx"_s);
    std::vector<GatewayManifest> manifests;
    for (const QString &name : std::as_const(names)) {
        QFile file(u":/gateway/%1.yaml"_s.arg(name));
        if (!file.open(QIODevice::ReadOnly))
            return base::fail(base::ErrorCode::Internal, "a built-in manifest is missing", name.toStdString());
        auto found = manifestsFromYaml(file.readAll(), nameSpace);
        if (!found) {
            found.error().context = name.toStdString();
            return base::fail(std::move(found.error()));
        }
        std::move(found->begin(), found->end(), std::back_inserter(manifests));
    }
    return manifests;
}

} // namespace liteboxd::install
