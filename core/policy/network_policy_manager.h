// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/policy/policy_manifest.h"
#include "core/policy/policy_report.h"

#include <QObject>

#include <string>
#include <vector>

namespace liteboxd::policy {

/// Keeps the default policies of one namespace in the cluster.
///
/// One thread, that of `api`, which must outlive it. Destroying a Request ends its operation where it stands: policies
/// already applied stay.
class NetworkPolicyManager : public QObject
{
    Q_OBJECT

public:
    /// All manifests must go to `nameSpace` (defaultPolicies() makes them so).
    NetworkPolicyManager(kube::ApiClient &api, std::string nameSpace, std::vector<PolicyManifest> manifests,
                         QObject *parent = nullptr);

    const std::vector<PolicyManifest> &manifests() const { return m_manifests; }

    /// Reads what is there, has the API server judge every manifest (dryRun=All), and only if it takes them all applies
    /// those that are absent or differ by server-side apply as field manager liteboxd-console. With Ownership::Respect
    /// a field that somebody else set differently fails with Conflict: show the drift, and repair it with
    /// Ownership::Take. Fails as a whole only if the policies cannot be read.
    async::Request ensureDefaultPolicies(kube::Ownership ownership, QObject *context,
                                         async::Callback<PolicyReport> done);

    /// How each policy stands now, in the order of the manifests. Changes nothing.
    async::Request inspect(QObject *context, async::Callback<std::vector<PolicyCondition>> done);

private:
    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    std::vector<PolicyManifest> m_manifests;
};

} // namespace liteboxd::policy
