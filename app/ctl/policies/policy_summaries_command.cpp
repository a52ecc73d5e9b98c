// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_summaries_command.h"

#include "core/policy/cluster_object_list.h"

namespace liteboxd::ctl {

void PolicySummariesCommand::start(Invocation &invocation)
{
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    auto manifests = policy::defaultPolicies(QString::fromStdString(cluster->nameSpace()));
    if (!manifests)
        return invocation.fail(manifests.error());
    m_manifests = std::move(*manifests);
    for (const policy::PolicyManifest &manifest : m_manifests)
        m_shippedNames << manifest.name;
    invocation.limitTime(std::chrono::seconds(60), "the API server to list pods and policies");
    m_step = policy::LivePolicyList::start(cluster->api(), cluster->nameSpace(), this,
                                           [this, &invocation](const base::Result<policy::LivePolicies> &live) {
                                               if (!live)
                                                   return invocation.fail(live.error());
                                               invocation.noteAnswer();
                                               readObjects(invocation, *live);
                                           });
}

void PolicySummariesCommand::readObjects(Invocation &invocation, const policy::LivePolicies &live)
{
    Cluster &cluster = *invocation.cluster();
    m_step = policy::ClusterObjectList::start(
        cluster.api(), cluster.nameSpace(), this,
        [this, &invocation, live](base::Result<policy::ClusterReading> reading) {
            if (!reading)
                return invocation.fail(reading.error());
            if (const std::string unread = reading->unreadText(); !unread.empty())
                invocation.messages().note("this account may not list " + unread +
                                           ": what they would change is not seen");
            const policy::explain::PolicyExplainer explainer(std::move(reading->objects));
            act(invocation, policy::policySummaries(live, m_manifests, explainer));
        });
}

} // namespace liteboxd::ctl
