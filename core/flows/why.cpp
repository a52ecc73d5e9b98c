// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/why.h"

#include "core/flows/flow_ends.h"
#include "core/flows/flow_names.h"

#include <algorithm>

namespace liteboxd::flows {

namespace explain = policy::explain;
using explain::Outcome;

namespace {

std::optional<explain::TargetPort> targetOf(const Flow &flow)
{
    switch (flow.protocol) {
    case Protocol::Tcp:
    case Protocol::Udp:
    case Protocol::Sctp:
        return explain::TargetPort{flow.destination.port, static_cast<explain::Protocol>(flow.protocol)};
    case Protocol::Icmp:
    case Protocol::Icmp6:
        return explain::TargetPort{static_cast<std::uint16_t>(flow.icmpType),
                                   static_cast<explain::Protocol>(flow.protocol)};
    default:
        return std::nullopt;
    }
}

std::optional<explain::Peer> peerOf(const FlowPeer &peer)
{
    if (!peer.pod.isEmpty())
        return explain::PodPeer{{peer.nameSpace.toStdString(), peer.pod.toStdString()}};
    const QString entity = isApiServer(peer)                          ? QStringLiteral("kube-apiserver")
                           : peer.identity == 1 || peer.identity == 6 ? reservedIdentity(peer.identity)
                                                                      : QString();
    if (!entity.isEmpty())
        return explain::EntityPeer{entity.toStdString()};
    if (const auto address = explain::IpAddress::parse(peer.address.toStdString()))
        return explain::AddressPeer{*address};
    return std::nullopt;
}

/// The verdict of a name, if a rule about names opens it. Rules about blocks of addresses open a name too, as some
/// address may be meant; for an address they have said what they say.
std::optional<explain::Verdict> openedByName(const explain::PolicyExplainer &explainer, std::size_t pod,
                                             const std::string &name, const explain::TargetPort &port)
{
    auto named = explainer.explain(pod, explain::Direction::Egress, explain::NamePeer{name}, port);
    if (!named || named->outcome != Outcome::Allowed)
        return std::nullopt;
    const auto world = explainer.explain(pod, explain::Direction::Egress, explain::EntityPeer{"world"}, port);
    const bool isOfNames = std::any_of(named->decidedBy.begin(), named->decidedBy.end(), [&world](const auto &rule) {
        return !world || world->outcome != Outcome::Allowed ||
               std::find(world->decidedBy.begin(), world->decidedBy.end(), rule) == world->decidedBy.end();
    });
    return isOfNames ? std::optional(*named) : std::nullopt;
}

bool isDecidedByPolicy(const Flow &flow)
{
    return flow.isDrop() &&
           (flow.dropReason == DropPolicyDenied || flow.dropReason == DropPolicyDeny || flow.dropReason == 0);
}

bool contradicts(const Flow &flow, const Why &why)
{
    if (!why.computed || why.computed->outcome == Outcome::Unknown)
        return false;
    const bool wasLetThrough = flow.verdict == Verdict::Forwarded || flow.verdict == Verdict::Redirected;
    if (isDecidedByPolicy(flow) && why.computed->outcome == Outcome::Allowed)
        return true;
    if (wasLetThrough && why.computed->outcome == Outcome::Denied)
        return true;
    if (why.reported.isEmpty() || why.computed->decidedBy.empty())
        return false;
    return std::none_of(why.reported.begin(), why.reported.end(), [&](const FlowPolicy &reported) {
        return std::any_of(why.computed->decidedBy.begin(), why.computed->decidedBy.end(), [&](const auto &rule) {
            return rule.policy.name.name == reported.name.toStdString() &&
                   rule.policy.name.nameSpace == reported.nameSpace.toStdString();
        });
    });
}

} // namespace

std::optional<explain::Verdict> computedVerdict(const Flow &flow, const explain::PolicyExplainer &explainer)
{
    if (flow.reply.value_or(false) || flow.direction == TrafficDirection::Unknown)
        return std::nullopt;
    const bool isEgress = flow.direction == TrafficDirection::Egress;
    const FlowPeer &subject = isEgress ? flow.source : flow.destination;
    const FlowPeer &other = isEgress ? flow.destination : flow.source;
    const auto pod = explainer.identities().findPod({subject.nameSpace.toStdString(), subject.pod.toStdString()});
    const auto port = targetOf(flow);
    const auto peer = peerOf(other);
    if (!pod || !port || !peer)
        return std::nullopt;
    const auto direction = isEgress ? explain::Direction::Egress : explain::Direction::Ingress;
    auto verdict = explainer.explain(*pod, direction, *peer, *port);
    if (!verdict)
        return std::nullopt;
    // A name opens the address that it stands for, unless a rule denies the address.
    if (isEgress && isWorld(other) && verdict->outcome == Outcome::Denied && verdict->decidedBy.empty()) {
        for (const QString &name : other.names) {
            if (auto named = openedByName(explainer, *pod, name.toStdString(), *port))
                return named;
        }
    }
    return *verdict;
}

Why whyOf(const Flow &flow, const explain::PolicyExplainer *explainer)
{
    Why why;
    why.direction = flow.direction;
    why.log = flow.policyLog;
    why.reported =
        flow.isDrop() ? flow.egressDeniedBy + flow.ingressDeniedBy : flow.egressAllowedBy + flow.ingressAllowedBy;
    if (flow.reply.value_or(false) && !flow.isDrop()) {
        why.basis = Why::Basis::Reply;
        return why;
    }
    if (flow.isDrop() && !isDecidedByPolicy(flow)) {
        why.basis = Why::Basis::NoPolicy;
        return why;
    }
    if (explainer)
        why.computed = computedVerdict(flow, *explainer);
    if (!why.reported.isEmpty() || !why.log.isEmpty())
        why.basis = Why::Basis::Reported;
    else if (why.computed && why.computed->outcome != Outcome::Unknown)
        why.basis = Why::Basis::Computed;
    why.differs = contradicts(flow, why);
    return why;
}

} // namespace liteboxd::flows
