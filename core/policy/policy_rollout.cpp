// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_rollout.h"

#include <QJsonArray>

namespace liteboxd::policy {

namespace {

QString versionOf(const QJsonObject &object)
{
    return object[u"metadata"][u"resourceVersion"].toString();
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
                            for (const QJsonValue &policy : std::as_const(present->items))
                                m_versions.insert(policy[u"metadata"][u"name"].toString(),
                                                  versionOf(policy.toObject()));
                            send(0, kube::Persistence::DryRun);
                        });
}

void PolicyRollout::send(std::size_t at, kube::Persistence persistence)
{
    const PolicyManifest &manifest = m_manifests[at];
    const kube::ApplyOptions options{.ownership = m_ownership, .persistence = persistence};
    m_step = m_api.apply({kube::resources::networkPolicies(), m_nameSpace, manifest.name.toStdString()},
                         manifest.object, options, this,
                         [this, at, persistence](const base::Result<QJsonObject> &answer) {
                             if (persistence == kube::Persistence::DryRun)
                                 judged(at, answer);
                             else
                                 applied(at, answer);
                         });
}

void PolicyRollout::judged(std::size_t at, const base::Result<QJsonObject> &answer)
{
    if (!answer) {
        // Another policy may be refused for another reason: the person wants to know all of them.
        m_refused = true;
        m_report.policies[at].outcome = PolicyOutcome::Failed;
        m_report.policies[at].error = answer.error();
    }
    if (at + 1 < m_manifests.size())
        send(at + 1, kube::Persistence::DryRun);
    else if (m_refused)
        end(m_report);
    else
        send(0, kube::Persistence::Store);
}

void PolicyRollout::applied(std::size_t at, const base::Result<QJsonObject> &answer)
{
    PolicyResult &result = m_report.policies[at];
    if (!answer) {
        result.outcome = PolicyOutcome::Failed;
        result.error = answer.error();
        return end(m_report);
    }
    const auto before = m_versions.constFind(result.name);
    if (before == m_versions.constEnd())
        result.outcome = PolicyOutcome::Created;
    else
        result.outcome = *before == versionOf(*answer) ? PolicyOutcome::Unchanged : PolicyOutcome::Changed;
    if (at + 1 < m_manifests.size())
        send(at + 1, kube::Persistence::Store);
    else
        end(m_report);
}

void PolicyRollout::end(base::Result<PolicyReport> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::policy
