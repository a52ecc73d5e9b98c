// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_summary.h"

#include "core/policy/own_policy.h"

#include <QJsonArray>

#include <algorithm>
#include <map>
#include <set>

namespace liteboxd::policy {

namespace {

PolicySummary identified(const QJsonObject &object)
{
    PolicySummary summary;
    summary.kind = object[u"kind"].toString();
    summary.nameSpace = object[u"metadata"][u"namespace"].toString();
    summary.name = object[u"metadata"][u"name"].toString();
    summary.scope = summary.nameSpace.isEmpty() ? PolicyScope::Cluster : PolicyScope::Namespace;
    summary.object = object;
    return summary;
}

explain::PolicyName nameOf(const PolicySummary &summary)
{
    return {summary.kind.toStdString(), {summary.nameSpace.toStdString(), summary.name.toStdString()}};
}

PolicyDirections both(bool ingress, bool egress)
{
    if (ingress && egress)
        return PolicyDirections::Both;
    return ingress ? PolicyDirections::Ingress : egress ? PolicyDirections::Egress : PolicyDirections::None;
}

bool means(const explain::PolicyExplainer &explainer, const explain::PolicySpec &spec, std::size_t at)
{
    const objects::Pod &pod = explainer.objects().pods[at];
    return !pod.ended && !pod.hostNetwork && (spec.nameSpace.empty() || spec.nameSpace == pod.name.nameSpace) &&
           spec.subject.matches(explainer.identities().ofPod(at));
}

/// What the evaluator made of policies, found by their names: a cluster has thousands.
class Judgements
{
public:
    explicit Judgements(const explain::PolicyExplainer &explainer)
        : m_explainer(explainer)
        , m_specs(explainer.policies().policies.size())
    {
        const auto &policies = explainer.policies().policies;
        for (std::size_t at = 0; at < policies.size(); ++at)
            m_places.insert_or_assign(policies[at].name, at);
        for (const explain::PolicySpec &spec : explainer.policies().specs)
            m_specs[spec.policy].push_back(&spec);
        for (const objects::CiliumPolicy &policy : explainer.objects().ciliumPolicies) {
            if (policy.reportedFault)
                m_reported.emplace(policy.name, &*policy.reportedFault);
        }
    }

    /// Whom it selects, which way it looks, whether it does anything.
    void judge(PolicySummary &summary) const
    {
        const explain::PolicyName name = nameOf(summary);
        if (const auto place = m_places.find(name); place != m_places.end())
            judge(summary, place->second);
        const auto reported = m_reported.find(name.name);
        if (name.kind != "NetworkPolicy" && reported != m_reported.end() && summary.refusal.isEmpty())
            summary.refusal = QString::fromStdString(*reported->second);
    }

private:
    void judge(PolicySummary &summary, std::size_t place) const
    {
        summary.refusal =
            QString::fromStdString(m_explainer.policies().policies[place].refusal.value_or(std::string()));
        std::set<std::size_t> selected;
        bool ingress = false;
        bool egress = false;
        for (const explain::PolicySpec *spec : m_specs[place]) {
            ingress = ingress || spec->ingress.present;
            egress = egress || spec->egress.present;
            for (std::size_t pod = 0; pod < m_explainer.objects().pods.size(); ++pod) {
                if (means(m_explainer, *spec, pod))
                    selected.insert(pod);
            }
        }
        summary.selects = selected.size();
        summary.directions = both(ingress, egress);
    }

    const explain::PolicyExplainer &m_explainer;
    std::map<explain::PolicyName, std::size_t> m_places; ///< into the explainer's policies
    std::vector<std::vector<const explain::PolicySpec *>> m_specs;
    std::map<objects::ObjectName, const std::string *> m_reported; ///< faults that agents report
};

const PolicyManifest *shipped(const PolicySummary &summary, const std::vector<PolicyManifest> &manifests)
{
    const auto found = std::find_if(manifests.begin(), manifests.end(), [&summary](const PolicyManifest &manifest) {
        return manifest.name == summary.name && manifest.kind.kind == summary.kind.toStdString() &&
               manifest.path().nameSpace == summary.nameSpace.toStdString();
    });
    return found == manifests.end() ? nullptr : &*found;
}

} // namespace

const char *nameOf(PolicyScope scope)
{
    return scope == PolicyScope::Cluster ? "cluster" : "namespace";
}

const char *nameOf(PolicyDirections directions)
{
    switch (directions) {
    case PolicyDirections::Ingress:
        return "ingress";
    case PolicyDirections::Egress:
        return "egress";
    case PolicyDirections::Both:
        return "both";
    case PolicyDirections::None:
        break;
    }
    return "none";
}

std::vector<PolicySummary> policySummaries(const LivePolicies &live, const std::vector<PolicyManifest> &manifests,
                                           const explain::PolicyExplainer &explainer)
{
    const Judgements judgements(explainer);
    std::vector<PolicySummary> summaries;
    for (const QJsonObject &object : live.objects) {
        PolicySummary summary = identified(object);
        judgements.judge(summary);
        const PolicyManifest *const manifest = shipped(summary, manifests);
        summary.managed = manifest != nullptr || isOwn(object);
        if (manifest != nullptr) {
            summary.drift = drift(manifest->object, object);
            summary.older = olderFile(object);
        }
        summaries.push_back(std::move(summary));
    }
    for (const PolicyManifest &manifest : manifests) {
        if ((manifest.needsCilium() && !live.hasCilium) || !live.find(manifest.kind.kind, manifest.name).isEmpty())
            continue;
        PolicySummary summary = identified(manifest.object);
        summary.present = false;
        summary.managed = true;
        summary.drift = {{QStringLiteral("spec"), manifest.object[u"spec"], QJsonValue(QJsonValue::Undefined), {}}};
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

} // namespace liteboxd::policy
