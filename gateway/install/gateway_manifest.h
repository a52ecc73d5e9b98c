// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/wire/resource_path.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace liteboxd::install {

/// Which controller's Ingress leads to the gateway, if any.
enum class IngressKind { None, Traefik, Nginx };

/// One object of the gateway in a cluster.
struct GatewayManifest
{
    QJsonObject object; ///< whole, with the namespace it goes to
    kube::Resource kind;

    /// Where it belongs.
    kube::ResourcePath path() const;
};

/// The objects that make the gateway run in a namespace (deploy/gateway), as compiled into the program, in the order in
/// which they are applied: what a pod needs comes before the Deployment, the Ingress last.
base::Result<std::vector<GatewayManifest>> gatewayManifests(const QString &nameSpace, IngressKind ingress);

/// The objects in a YAML text of one or more documents, put into `nameSpace`. Malformed for what is no YAML, has no
/// name, or is of a kind that a gateway does not need.
base::Result<std::vector<GatewayManifest>> manifestsFromYaml(const QByteArray &yaml, const QString &nameSpace);

} // namespace liteboxd::install
