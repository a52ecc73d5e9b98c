// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/reach_matrix.h"

#include "core/flows/flow_ends.h"
#include "core/policy/explain/ip_prefix.h"

#include <algorithm>
#include <string>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace explain = policy::explain;
using explain::Outcome;
using explain::PolicyExplainer;
using policy::objects::Pod;

namespace {

constexpr std::uint16_t s_kubelet = 10250;
constexpr std::uint16_t s_dns = 53;
constexpr int s_targets = 8;

bool isLocal(const QString &address)
{
    using explain::IpPrefix;
    static const std::vector<IpPrefix> blocks = [] {
        std::vector<IpPrefix> made;
        for (const char *each : {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16",
                                 "fc00::/7", "fe80::/10"}) {
            if (const auto block = IpPrefix::parse(each))
                made.push_back(*block);
        }
        return made;
    }();
    const auto parsed = explain::IpAddress::parse(address.toStdString());
    return parsed &&
           std::any_of(blocks.begin(), blocks.end(), [&](const IpPrefix &block) { return block.contains(*parsed); });
}

bool hasLabel(const Pod &pod, const char *key, const char *value)
{
    const auto label = pod.labels.find(key);
    return label != pod.labels.end() && label->second == value;
}

std::string podPeer(const PolicyExplainer &explainer, std::size_t subject, const char *key, const char *value)
{
    const auto &pods = explainer.objects().pods;
    for (std::size_t at = 0; at < pods.size(); ++at) {
        if (at != subject && !pods[at].ended && !pods[at].hostNetwork && hasLabel(pods[at], key, value))
            return "pod:" + pods[at].name.text();
    }
    return {};
}

std::optional<explain::Verdict> computed(const PolicyExplainer &explainer, std::size_t pod, ReachTarget target)
{
    std::string peer;
    const char *port = "443";
    switch (target) {
    case ReachTarget::Node:
        peer = "entity:host";
        port = "22";
        break;
    case ReachTarget::Kubelet:
        peer = "entity:host";
        port = "10250";
        break;
    case ReachTarget::ApiServer:
        peer = "entity:kube-apiserver";
        port = "6443";
        break;
    case ReachTarget::Metadata:
        peer = "ip:169.254.169.254";
        port = "80";
        break;
    case ReachTarget::Lan:
        peer = "ip:10.255.255.254";
        break;
    case ReachTarget::Neighbour:
        peer = podPeer(explainer, pod, "app", "liteboxd");
        port = "8080";
        break;
    case ReachTarget::Dns:
        peer = podPeer(explainer, pod, "k8s-app", "kube-dns");
        port = "53/udp";
        break;
    case ReachTarget::Internet:
        peer = "entity:world";
        break;
    }
    const auto parsed = explain::parsePeer(peer);
    const auto wanted = explain::TargetPort::parse(port);
    if (peer.empty() || !parsed || !wanted)
        return std::nullopt;
    auto verdict = explainer.explain(pod, explain::Direction::Egress, *parsed, *wanted);
    return verdict ? std::optional(std::move(*verdict)) : std::nullopt;
}

/// Elsewhere one address, name or port may have another answer than the example.
bool isUniform(ReachTarget target)
{
    return target == ReachTarget::Kubelet || target == ReachTarget::Metadata;
}

} // namespace

std::optional<ReachTarget> reachTarget(const Flow &flow)
{
    const FlowPeer &to = server(flow);
    if (isApiServer(to))
        return ReachTarget::ApiServer;
    if (isNode(to))
        return to.port == s_kubelet ? ReachTarget::Kubelet : ReachTarget::Node;
    if (!to.sandboxId().isEmpty())
        return ReachTarget::Neighbour;
    if (!to.pod.isEmpty() || !isWorld(to))
        return to.port == s_dns ? std::optional(ReachTarget::Dns) : std::nullopt;
    if (to.address == u"169.254.169.254"_s)
        return ReachTarget::Metadata;
    return isLocal(to.address) ? ReachTarget::Lan : ReachTarget::Internet;
}

std::vector<ReachRow> reachMatrix(const QString &sandboxId, const FlowDigest &digest, const PolicyExplainer *explainer)
{
    std::vector<ReachRow> rows(s_targets);
    std::vector<bool> lastPassed(s_targets, false);
    for (int at = 0; at < s_targets; ++at)
        rows[static_cast<std::size_t>(at)].target = static_cast<ReachTarget>(at);
    digest.each([&](const SeenFlow &seen) {
        const Flow &flow = seen.flow;
        if (flow.direction != TrafficDirection::Egress || client(flow).sandboxId() != sandboxId)
            return;
        const auto target = reachTarget(flow);
        const bool passed = flow.verdict == Verdict::Forwarded || flow.verdict == Verdict::Redirected;
        const bool denied = flow.isDrop() && (flow.dropReason == DropPolicyDenied || flow.dropReason == DropPolicyDeny);
        if (!target || (!passed && !denied))
            return;
        const auto at = static_cast<std::size_t>(*target);
        (passed ? rows[at].passed : rows[at].dropped) += seen.count;
        if (seen.last < rows[at].last)
            return;
        rows[at].last = seen.last;
        lastPassed[at] = passed;
    });
    if (explainer == nullptr)
        return rows;
    const auto &pods = explainer->objects().pods;
    const auto pod = std::find_if(pods.begin(), pods.end(), [&](const Pod &each) {
        return !each.ended && hasLabel(each, "sandbox-id", sandboxId.toLatin1().constData());
    });
    if (pod == pods.end())
        return rows;
    for (ReachRow &row : rows) {
        row.computed = computed(*explainer, static_cast<std::size_t>(pod - pods.begin()), row.target);
        const bool wasSeen = row.passed + row.dropped > 0;
        if (row.computed && wasSeen && isUniform(row.target) && row.computed->outcome != Outcome::Unknown)
            row.differs =
                (row.computed->outcome == Outcome::Allowed) != lastPassed[static_cast<std::size_t>(row.target)];
    }
    return rows;
}

} // namespace liteboxd::flows
