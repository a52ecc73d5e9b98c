// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/network_policy_manager.h"

#include "core/policy/live_policies.h"
#include "core/policy/policy_rollout.h"

#include <QPointer>

#include <algorithm>
#include <optional>

namespace liteboxd::policy {

namespace {

PolicyCondition conditionOf(const PolicyManifest &manifest, const LivePolicies &live)
{
    PolicyCondition condition{manifest.name};
    condition.applicable = live.hasCilium || !manifest.needsCilium();
    const QJsonObject present = live.find(manifest.kind.kind, manifest.name);
    if (present.isEmpty())
        return condition;
    condition.present = true;
    condition.differences = drift(manifest.object, present);
    condition.older = olderFile(present);
    return condition;
}

/// What may not be listed is not known to be absent. In the words of the API server, so that the right is named.
std::optional<base::Error> refusalOf(const std::vector<PolicyManifest> &manifests, const LivePolicies &live)
{
    for (const PolicyManifest &manifest : manifests) {
        const bool isUnread = std::any_of(live.unread.begin(), live.unread.end(), [&manifest](const UnreadKind &kind) {
            return kind.plural == manifest.kind.plural;
        });
        if (isUnread) {
            return base::Error{base::ErrorCode::Forbidden,
                               "this account cannot list resource \"" + manifest.kind.plural + "\" in API group \"" +
                                   manifest.kind.group + "\" in the namespace \"" + manifest.path().nameSpace + '"',
                               {}};
        }
    }
    return std::nullopt;
}

/// An answer 404 to an apply is no word on the object: the kind, or the namespace, is not there.
bool lacksTheKind(const base::Error &error)
{
    return error.code == base::ErrorCode::NotFound && error.message.find("namespaces") == std::string::npos;
}

} // namespace

NetworkPolicyManager::NetworkPolicyManager(kube::ApiClient &api, std::string nameSpace,
                                           std::vector<PolicyManifest> manifests, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_manifests(std::move(manifests))
{}

async::Request NetworkPolicyManager::ensureDefaultPolicies(kube::Ownership ownership, kube::Persistence persistence,
                                                           QObject *context, async::Callback<PolicyReport> done)
{
    const async::Promise<PolicyReport> promise(context, std::move(done));
    auto *rollout = new PolicyRollout(m_api, m_nameSpace, m_manifests, ownership, persistence, promise, this);
    async::Request request = promise.request([rollout = QPointer<PolicyRollout>(rollout)] { delete rollout.data(); });
    rollout->start();
    return request;
}

async::Request NetworkPolicyManager::inspect(QObject *context, async::Callback<std::vector<PolicyCondition>> done)
{
    return LivePolicyList::start(m_api, m_nameSpace, context,
                                 [manifests = m_manifests, done = std::move(done)](base::Result<LivePolicies> live) {
                                     if (!live)
                                         return done(base::fail(std::move(live.error())));
                                     if (const auto refusal = refusalOf(manifests, *live))
                                         return done(base::fail(*refusal));
                                     std::vector<PolicyCondition> conditions;
                                     for (const PolicyManifest &manifest : manifests)
                                         conditions.push_back(conditionOf(manifest, *live));
                                     done(std::move(conditions));
                                 });
}

async::Request NetworkPolicyManager::applyInternetAccess(const PolicySubject &subject, const QStringList &domains,
                                                         QObject *context, async::Callback<QJsonObject> done)
{
    const auto policy = allowedDomainsPolicy(subject, domains);
    if (!policy) {
        const async::Promise<QJsonObject> promise(context, std::move(done));
        promise.complete(base::fail(policy.error()));
        return promise.request();
    }
    return applyOwn(allowedDomainsPath(subject.nameSpace, subject.sandboxId), *policy,
                    "the cluster cannot enforce allowed domains: it has no CiliumNetworkPolicy", context,
                    std::move(done));
}

async::Request NetworkPolicyManager::removeInternetAccess(const QString &sandboxId, QObject *context,
                                                          async::Callback<Removal> done)
{
    return OwnPolicyRemoval::start(m_api, allowedDomainsPath(QString::fromStdString(m_nameSpace), sandboxId), context,
                                   std::move(done));
}

async::Request NetworkPolicyManager::quarantine(const PolicySubject &subject, QObject *context,
                                                async::Callback<QJsonObject> done)
{
    return applyOwn(quarantinePath(subject.nameSpace, subject.sandboxId), quarantinePolicy(subject),
                    "the cluster cannot cut a sandbox off for good: it has no CiliumNetworkPolicy, and a NetworkPolicy "
                    "cannot take back what another one allows",
                    context, std::move(done));
}

async::Request NetworkPolicyManager::release(const QString &sandboxId, QObject *context, async::Callback<Removal> done)
{
    return OwnPolicyRemoval::start(m_api, quarantinePath(QString::fromStdString(m_nameSpace), sandboxId), context,
                                   std::move(done));
}

async::Request NetworkPolicyManager::applyOwn(const kube::ResourcePath &path, const QJsonObject &policy,
                                              const char *lacking, QObject *context, async::Callback<QJsonObject> done)
{
    return m_api.apply(path, policy, {}, context, [lacking, done = std::move(done)](base::Result<QJsonObject> applied) {
        if (!applied && lacksTheKind(applied.error())) {
            applied.error().code = base::ErrorCode::Unsupported;
            applied.error().message = lacking;
        }
        done(std::move(applied));
    });
}

} // namespace liteboxd::policy
