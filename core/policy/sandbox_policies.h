// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/wire/resource_path.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace liteboxd::policy {

/// The sandbox that a policy of its own is for.
struct PolicySubject
{
    QString nameSpace;
    QString sandboxId;
    QString podName;
    QString podUid;
    bool isControlled = false; ///< a controller makes its next pod: then the policy must outlive this one
    bool hasDnsLock = false; ///< names outside of its list are not even asked: allow-dns does not select it
};

/// A policy of one sandbox: a CiliumNetworkPolicy, which selects its labels app and sandbox-id. It goes with the pod
/// (ownerReferences) unless the sandbox outlives its pods.
///
/// Allowed domains: the names of `domains` ("pypi.org", "*.pythonhosted.org": every depth below it), asked of the
/// cluster's DNS, and never at a private address. One star of Cilium is one label, so a wildcard becomes four patterns.
/// With a DNS lock only the names of the list are answered; without one every name, for `allow-dns` lets them all be asked
/// anyway. InvalidArgument for no domain at all: to Cilium an empty list of names is everybody.
base::Result<QJsonObject> allowedDomainsPolicy(const PolicySubject &subject, const QStringList &domains);

/// Denies everything in both directions, the probes of the kubelet among it: a deny beats every allow.
QJsonObject quarantinePolicy(const PolicySubject &subject);

/// Where they are: allow-domains-ID, quarantine-ID.
kube::ResourcePath allowedDomainsPath(const QString &nameSpace, const QString &sandboxId);
kube::ResourcePath quarantinePath(const QString &nameSpace, const QString &sandboxId);

} // namespace liteboxd::policy
