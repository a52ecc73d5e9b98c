// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/policy/live_policies.h"
#include "core/policy/policy_manifest.h"
#include "core/policy/policy_report.h"

#include <QObject>

#include <string>
#include <vector>

namespace liteboxd::policy {

/// One run of NetworkPolicyManager::ensureDefaultPolicies(): reads what is there, dry-runs every manifest, and if none
/// was refused and it is no dry run as a whole, applies those that are absent or differ, one after the other. Belongs to its parent and deletes itself
/// when done; destroying it ends it with ConnectionLost, and what was applied stays.
class PolicyRollout : public QObject
{
    Q_OBJECT

public:
    PolicyRollout(kube::ApiClient &api, std::string nameSpace, std::vector<PolicyManifest> manifests,
                  kube::Ownership ownership, kube::Persistence persistence, async::Promise<PolicyReport> promise,
                  QObject *parent);
    ~PolicyRollout() override;

    void start();

private:
    void take(const LivePolicies &live);
    void judge(std::size_t at);
    void apply(std::size_t at);
    void send(std::size_t at, kube::Persistence persistence, async::Callback<QJsonObject> then);
    void refuse(std::size_t at, const base::Error &error);
    void end(base::Result<PolicyReport> result);

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    const std::vector<PolicyManifest> m_manifests;
    const kube::Ownership m_ownership;
    const kube::Persistence m_persistence;
    const async::Promise<PolicyReport> m_promise;
    std::vector<PolicyOutcome> m_prospects; ///< what applying each would be, by what is there
    PolicyReport m_report;
    bool m_refused = false;
    async::Request m_step;
};

} // namespace liteboxd::policy
