// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/network_policy_manager.h"

#include "core/policy/policy_rollout.h"

#include <QJsonArray>
#include <QPointer>

namespace liteboxd::policy {

namespace {

PolicyCondition conditionOf(const PolicyManifest &manifest, const QJsonArray &present)
{
    for (const QJsonValue &policy : present) {
        if (policy[u"metadata"][u"name"].toString() == manifest.name)
            return {manifest.name, true, drift(manifest.object, policy.toObject())};
    }
    return {manifest.name, false, {}};
}

} // namespace

NetworkPolicyManager::NetworkPolicyManager(kube::ApiClient &api, std::string nameSpace,
                                           std::vector<PolicyManifest> manifests, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_manifests(std::move(manifests))
{}

async::Request NetworkPolicyManager::ensureDefaultPolicies(kube::Ownership ownership, QObject *context,
                                                           async::Callback<PolicyReport> done)
{
    const async::Promise<PolicyReport> promise(context, std::move(done));
    auto *rollout = new PolicyRollout(m_api, m_nameSpace, m_manifests, ownership, promise, this);
    async::Request request = promise.request([rollout = QPointer<PolicyRollout>(rollout)] { delete rollout.data(); });
    rollout->start();
    return request;
}

async::Request NetworkPolicyManager::inspect(QObject *context, async::Callback<std::vector<PolicyCondition>> done)
{
    return m_api.list({{kube::resources::networkPolicies(), m_nameSpace}}, context,
                      [manifests = m_manifests, done = std::move(done)](base::Result<kube::ObjectList> present) {
                          if (!present)
                              return done(base::fail(std::move(present.error())));
                          std::vector<PolicyCondition> conditions;
                          for (const PolicyManifest &manifest : manifests)
                              conditions.push_back(conditionOf(manifest, present->items));
                          done(std::move(conditions));
                      });
}

} // namespace liteboxd::policy
