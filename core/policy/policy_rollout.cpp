// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_rollout.h"

namespace liteboxd::policy {

namespace {

/// What applying the manifest would make of what is there.
PolicyOutcome outcomeOf(const PolicyManifest &manifest, const LivePolicies &live)
{
    if (manifest.needsCilium() && !live.hasCilium)
        return PolicyOutcome::Inapplicable;
    const QJsonObject present = live.find(manifest.kind.kind, manifest.name);
    if (present.isEmpty())
        return PolicyOutcome::Created;
    return drift(manifest.object, present).empty() ? PolicyOutcome::Unchanged : PolicyOutcome::Changed;
}

} // namespace

PolicyRollout::PolicyRollout(kube::ApiClient &api, std::string nameSpace, std::vector<PolicyManifest> manifests,
                             kube::Ownership ownership, kube::Persistence persistence,
                             async::Promise<PolicyReport> promise, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_manifests(std::move(manifests))
    , m_ownership(ownership)
    , m_persistence(persistence)
    , m_promise(std::move(promise))
{
    for (const PolicyManifest &manifest : m_manifests)
        m_report.policies.push_back({manifest.name});
}

PolicyRollout::~PolicyRollout()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void PolicyRollout::start()
{
    if (m_manifests.empty())
        return end(m_report);
    m_step = LivePolicyList::start(m_api, m_nameSpace, this, [this](base::Result<LivePolicies> live) {
        if (!live)
            return end(base::fail(std::move(live.error())));
        take(*live);
    });
}

void PolicyRollout::take(const LivePolicies &live)
{
    for (const PolicyManifest &manifest : m_manifests)
        m_prospects.push_back(outcomeOf(manifest, live));
    judge(0);
}

void PolicyRollout::judge(std::size_t at)
{
    while (at < m_manifests.size() && m_prospects[at] == PolicyOutcome::Inapplicable)
        m_report.policies[at++].outcome = PolicyOutcome::Inapplicable;
    if (at == m_manifests.size())
        return m_refused ? end(m_report) : apply(0);
    send(at, kube::Persistence::DryRun, [this, at](const base::Result<QJsonObject> &answer) {
        if (!answer) {
            // Another policy may be refused for another reason: the person wants to know all of them.
            m_refused = true;
            refuse(at, answer.error());
        }
        judge(at + 1);
    });
}

void PolicyRollout::apply(std::size_t at)
{
    const auto needsNothing = [this](std::size_t each) {
        return m_prospects[each] == PolicyOutcome::Unchanged || m_prospects[each] == PolicyOutcome::Inapplicable ||
               m_persistence == kube::Persistence::DryRun;
    };
    // What is right is left alone: to apply an empty rule list counts as a change, though it makes none.
    for (; at < m_manifests.size() && needsNothing(at); ++at)
        m_report.policies[at].outcome = m_prospects[at];
    if (at == m_manifests.size())
        return end(m_report);
    send(at, kube::Persistence::Store, [this, at](const base::Result<QJsonObject> &answer) {
        if (!answer) {
            refuse(at, answer.error());
            return end(m_report);
        }
        m_report.policies[at].outcome = m_prospects[at];
        apply(at + 1);
    });
}

void PolicyRollout::send(std::size_t at, kube::Persistence persistence, async::Callback<QJsonObject> then)
{
    const PolicyManifest &manifest = m_manifests[at];
    m_step = m_api.apply(manifest.path(), manifest.object, {.ownership = m_ownership, .persistence = persistence}, this,
                         std::move(then));
}

void PolicyRollout::refuse(std::size_t at, const base::Error &error)
{
    m_report.policies[at].outcome = PolicyOutcome::Failed;
    m_report.policies[at].error = error;
}

void PolicyRollout::end(base::Result<PolicyReport> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::policy
