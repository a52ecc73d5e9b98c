// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/wire/resource_path.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace liteboxd::policy {

/// One network policy as it should be in a cluster.
struct PolicyManifest
{
    QString name;
    QJsonObject object;  ///< the whole object, apiVersion to spec, with the namespace it goes to
    kube::Resource kind; ///< NetworkPolicy or CiliumNetworkPolicy

    /// Where it belongs.
    kube::ResourcePath path() const;

    /// Whether it can only be where the cluster has Cilium's custom resources.
    bool needsCilium() const { return kind.group == "cilium.io"; }

    /// The object in a YAML text of one document. Malformed if it is neither a networking.k8s.io/v1 NetworkPolicy nor a
    /// cilium.io/v2 CiliumNetworkPolicy with a name and a spec. Its namespace is replaced by `policyNamespace`.
    static base::Result<PolicyManifest> fromYaml(const QByteArray &yaml, const QString &policyNamespace);
};

/// The policies that every namespace of sandboxes needs (deploy/network-policies), as compiled into the program.
/// In the order in which they are applied: what allows comes before what cuts off, so that nothing that is to go on
/// is interrupted in between; what cannot be allowed again comes before the internet is opened.
base::Result<std::vector<PolicyManifest>> defaultPolicies(const QString &policyNamespace);

} // namespace liteboxd::policy
