// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/policy/policy_manifest.h"
#include "core/policy/policy_report.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <string>
#include <vector>

namespace liteboxd::policy {

/// One run of NetworkPolicyManager::ensureDefaultPolicies(): reads what is there, dry-runs every manifest, and applies
/// them one after the other if none was refused. Belongs to its parent and deletes itself when done; destroying it ends
/// it with ConnectionLost, and what was applied stays.
class PolicyRollout : public QObject
{
    Q_OBJECT

public:
    PolicyRollout(kube::ApiClient &api, std::string nameSpace, std::vector<PolicyManifest> manifests,
                  kube::Ownership ownership, async::Promise<PolicyReport> promise, QObject *parent);
    ~PolicyRollout() override;

    void start();

private:
    void send(std::size_t at, kube::Persistence persistence);
    void judged(std::size_t at, const base::Result<QJsonObject> &answer);
    void applied(std::size_t at, const base::Result<QJsonObject> &answer);
    void end(base::Result<PolicyReport> result);

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    const std::vector<PolicyManifest> m_manifests;
    const kube::Ownership m_ownership;
    const async::Promise<PolicyReport> m_promise;
    QHash<QString, QString> m_versions; ///< resource versions by name, as they were before
    PolicyReport m_report;
    bool m_refused = false;
    async::Request m_step;
};

} // namespace liteboxd::policy
