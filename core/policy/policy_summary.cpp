// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_summary.h"

#include "core/policy/own_policy.h"

#include <QJsonArray>

#include <algorithm>
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

/// What the evaluator made of it: whom it selects, which way it looks, whether it does anything.
void judge(PolicySummary &summary, const explain::PolicyExplainer &explainer)
{
    const auto &policies = explainer.policies().policies;
    const explain::PolicyName name = nameOf(summary);
    for (std::size_t at = 0; at < policies.size(); ++at) {
        if (policies[at].name != name)
            continue;
        summary.refusal = QString::fromStdString(policies[at].refusal.value_or(std::string()));
        std::set<std::size_t> selected;
        bool ingress = false;
        bool egress = false;
        for (const explain::PolicySpec &spec : explainer.policies().specs) {
            if (spec.policy != at)
                continue;
            ingress = ingress || spec.ingress.present;
            egress = egress || spec.egress.present;
            for (std::size_t pod = 0; pod < explainer.objects().pods.size(); ++pod) {
                if (means(explainer, spec, pod))
                    selected.insert(pod);
            }
        }
        summary.selects = selected.size();
        summary.directions = both(ingress, egress);
    }
    for (const objects::CiliumPolicy &policy : explainer.objects().ciliumPolicies) {
        const bool isThis = policy.name == name.name && name.kind != "NetworkPolicy";
        if (isThis && policy.reportedFault && summary.refusal.isEmpty())
            summary.refusal = QString::fromStdString(*policy.reportedFault);
    }
}

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
    std::vector<PolicySummary> summaries;
    for (const QJsonObject &object : live.objects) {
        PolicySummary summary = identified(object);
        judge(summary, explainer);
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
