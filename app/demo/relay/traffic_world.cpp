// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/relay/traffic_world.h"

#include "app/demo/objects/cluster_types.h"
#include "core/policy/objects/object_reader.h"

#include <QJsonArray>

#include <algorithm>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;
using policy::explain::Direction;
using policy::explain::Peer;
using policy::explain::TargetPort;
using policy::explain::Verdict;

namespace {

bool runs(const QJsonObject &pod)
{
    const QJsonObject status = pod.value("status"_L1).toObject();
    return status.value("phase"_L1) == u"Running"_s && status.contains("podIP"_L1);
}

/// The labels that Cilium gives a pod's identity (pkg/k8s: GetPodMetadata).
TrafficEnd endOf(const QJsonObject &pod)
{
    const QJsonObject metadata = pod.value("metadata"_L1).toObject();
    const QString space = metadata.value("namespace"_L1).toString();
    TrafficEnd end{pod.value("status"_L1).toObject().value("podIP"_L1).toString().toStdString(), space.toStdString(),
                   metadata.value("name"_L1).toString().toStdString()};
    const QJsonObject labels = metadata.value("labels"_L1).toObject();
    for (auto each = labels.begin(); each != labels.end(); ++each)
        end.labels.push_back(u"k8s:%1=%2"_s.arg(each.key(), each.value().toString()).toStdString());
    end.labels.push_back(
        u"k8s:io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name=%1"_s.arg(space).toStdString());
    end.labels.emplace_back("k8s:io.cilium.k8s.policy.cluster=default");
    end.labels.push_back("k8s:io.kubernetes.pod.namespace=" + space.toStdString());
    end.identity = identityOf(end.labels);
    end.node = pod.value("spec"_L1).toObject().value("nodeName"_L1).toString().toStdString();
    return end;
}

} // namespace

std::uint32_t identityOf(const std::vector<std::string> &labels)
{
    static std::map<std::vector<std::string>, std::uint32_t> known; // one thread: that of the store
    const auto next = static_cast<std::uint32_t>(10'000 + known.size());
    return known.emplace(labels, next).first->second;
}

TrafficWorld::TrafficWorld(const ObjectStore &store)
{
    policy::objects::ClusterObjects objects;
    for (const ResourceType *type :
         {&namespaces(), &nodes(), &services(), &endpoints(), &networkPolicies(), &ciliumNetworkPolicies(),
          &ciliumClusterwideNetworkPolicies(), &ciliumCidrGroups()}) {
        for (const auto &[key, object] : *store.table(*type))
            static_cast<void>(policy::objects::addObject(object->json, objects));
    }
    for (const auto &[key, object] : *store.table(pods())) {
        const QJsonObject &pod = object->json;
        const bool isProbe =
            pod.value("metadata"_L1).toObject().value("labels"_L1).toObject().contains("liteboxd.io/verify-run"_L1);
        if (!runs(pod) || (m_sandboxes.size() >= mostSandboxes && !isProbe))
            continue;
        const std::size_t index = objects.pods.size();
        if (!policy::objects::addObject(pod, objects) || objects.pods.size() == index)
            continue;
        const QJsonObject metadata = pod.value("metadata"_L1).toObject();
        const QJsonObject labels = metadata.value("labels"_L1).toObject();
        const QJsonObject annotations = metadata.value("annotations"_L1).toObject();
        if (labels.value("k8s-app"_L1) == u"kube-dns"_s)
            m_nameServer = endOf(pod);
        if (pod.value("spec"_L1).toObject().value("hostNetwork"_L1).toBool())
            continue; // its flows are its node's
        m_pods.push_back({index, endOf(pod), annotations.value("liteboxd.io/template"_L1).toString().toStdString(),
                          annotations.value("liteboxd.io/demo-behaviour"_L1) == u"hostile"_s});
        if (labels.contains("sandbox-id"_L1) && !isProbe)
            m_sandboxes.push_back(m_pods.back());
    }
    m_explainer = std::make_unique<policy::explain::PolicyExplainer>(std::move(objects));
}

const TrafficSandbox *TrafficWorld::pod(const std::string &nameSpace, const std::string &name) const
{
    const auto found = std::find_if(m_pods.begin(), m_pods.end(), [&](const TrafficSandbox &one) {
        return one.end.nameSpace == nameSpace && one.end.pod == name;
    });
    return found == m_pods.end() ? nullptr : &*found;
}

const TrafficSandbox *TrafficWorld::podAt(const std::string &address) const
{
    const auto found = std::find_if(m_pods.begin(), m_pods.end(),
                                    [&](const TrafficSandbox &one) { return one.end.address == address; });
    return found == m_pods.end() ? nullptr : &*found;
}

Verdict TrafficWorld::egress(const TrafficSandbox &from, const Peer &peer, TargetPort port) const
{
    auto verdict = m_explainer->explain(from.pod, Direction::Egress, peer, port);
    return verdict ? *verdict : Verdict{};
}

Verdict TrafficWorld::ingress(const TrafficSandbox &to, const Peer &peer, TargetPort port) const
{
    auto verdict = m_explainer->explain(to.pod, Direction::Ingress, peer, port);
    Verdict made = verdict ? *verdict : Verdict{};
    made.direction = Direction::Ingress;
    return made;
}

} // namespace liteboxd::demo
