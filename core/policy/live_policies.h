// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/policy/cluster_reading.h"

#include <QJsonObject>
#include <QObject>

#include <string>
#include <vector>

namespace liteboxd::policy {

/// The policies of one namespace, and those of the whole cluster, as the API server tells them.
struct LivePolicies
{
    std::vector<QJsonObject> objects{}; ///< with kind and apiVersion; NetworkPolicies first
    bool hasCilium = false;             ///< the cluster has Cilium's custom resources
    std::vector<UnreadKind> unread{};   ///< kinds of Cilium that the account may not list

    /// The one of that kind and name ("CiliumNetworkPolicy"), or an empty object.
    QJsonObject find(const std::string &kind, const QString &name) const;
};

/// Reads them, one kind after the other. Fails as ApiClient::list() if the NetworkPolicies cannot be read; kinds of
/// Cilium that are not there count as empty, and what may not be listed is named. Belongs to the API client and deletes
/// itself when done; destroying the Request ends it.
class LivePolicyList : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, std::string nameSpace, QObject *context,
                                async::Callback<LivePolicies> done);
    ~LivePolicyList() override;

private:
    LivePolicyList(kube::ApiClient &api, std::string nameSpace, async::Promise<LivePolicies> promise);

    void read(std::size_t kind);
    void end(base::Result<LivePolicies> result);

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    const async::Promise<LivePolicies> m_promise;
    LivePolicies m_found;
    async::Request m_step;
};

} // namespace liteboxd::policy
