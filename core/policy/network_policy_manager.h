// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/policy/own_policy_removal.h"
#include "core/policy/policy_manifest.h"
#include "core/policy/policy_report.h"
#include "core/policy/sandbox_policies.h"

#include <QObject>

#include <string>
#include <vector>

namespace liteboxd::policy {

/// Keeps the default policies of one namespace in the cluster, and the policies of single sandboxes. Deletes nothing that
/// this project did not make.
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
    /// those that are absent or differ by server-side apply as field manager liteboxd-console. What needs Cilium is left
    /// out where the cluster does not have it. With Ownership::Respect a field that somebody else set differently fails
    /// with Conflict, which names them: show the drift, and repair it with Ownership::Take. With Persistence::DryRun it
    /// ends after the judgement, and outcomes are what would become. Fails as a whole only if the policies cannot be
    /// read.
    async::Request ensureDefaultPolicies(kube::Ownership ownership, kube::Persistence persistence, QObject *context,
                                         async::Callback<PolicyReport> done);
    async::Request ensureDefaultPolicies(kube::Ownership ownership, QObject *context,
                                         async::Callback<PolicyReport> done)
    {
        return ensureDefaultPolicies(ownership, kube::Persistence::Store, context, std::move(done));
    }

    /// How each policy stands now, in the order of the manifests. Changes nothing. Forbidden if one of their kinds may
    /// not be listed.
    async::Request inspect(QObject *context, async::Callback<std::vector<PolicyCondition>> done);

    /// Lets a sandbox reach these domains and nothing else of the internet, at once and as long as its pod lives.
    /// Unsupported where the cluster has no Cilium: it cannot enforce domains. InvalidArgument for an empty list.
    async::Request applyInternetAccess(const PolicySubject &subject, const QStringList &domains, QObject *context,
                                       async::Callback<QJsonObject> done);

    /// Takes that away again. Conflict for a policy of that name that is not ours.
    async::Request removeInternetAccess(const QString &sandboxId, QObject *context, async::Callback<Removal> done);

    /// Cuts a sandbox off from everything, whatever else allows it, until release(). Unsupported without Cilium: no
    /// NetworkPolicy can take back what another one allows.
    async::Request quarantine(const PolicySubject &subject, QObject *context, async::Callback<QJsonObject> done);
    async::Request release(const QString &sandboxId, QObject *context, async::Callback<Removal> done);

private:
    async::Request applyOwn(const kube::ResourcePath &path, const QJsonObject &policy, const char *lacking,
                            QObject *context, async::Callback<QJsonObject> done);

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    std::vector<PolicyManifest> m_manifests;
};

} // namespace liteboxd::policy
