// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_rollout.h"

#include <QJsonArray>

namespace liteboxd::policy {

namespace {

/// What applying the manifest would make of what is there.
PolicyOutcome outcomeOf(const PolicyManifest &manifest, const QJsonArray &present)
{
    for (const QJsonValue &policy : present) {
        if (policy[u"metadata"][u"name"].toString() == manifest.name)
            return drift(manifest.object, policy.toObject()).empty() ? PolicyOutcome::Unchanged
                                                                     : PolicyOutcome::Changed;
    }
    return PolicyOutcome::Created;
}

} // namespace

PolicyRollout::PolicyRollout(kube::ApiClient &api, std::string nameSpace, std::vector<PolicyManifest> manifests,
                             kube::Ownership ownership, async::Promise<PolicyReport> promise, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_manifests(std::move(manifests))
    , m_ownership(ownership)
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
    m_step = m_api.list({{kube::resources::networkPolicies(), m_nameSpace}}, this,
                        [this](base::Result<kube::ObjectList> present) {
                            if (!present)
                                return end(base::fail(std::move(present.error())));
                            for (const PolicyManifest &manifest : m_manifests)
                                m_prospects.push_back(outcomeOf(manifest, present->items));
                            judge(0);
                        });
}

void PolicyRollout::judge(std::size_t at)
{
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
    // What is right is left alone: to apply an empty rule list counts as a change, though it makes none.
    while (at < m_manifests.size() && m_prospects[at] == PolicyOutcome::Unchanged)
        m_report.policies[at++].outcome = PolicyOutcome::Unchanged;
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
    m_step =
        m_api.apply({kube::resources::networkPolicies(), m_nameSpace, manifest.name.toStdString()}, manifest.object,
                    {.ownership = m_ownership, .persistence = persistence}, this, std::move(then));
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
