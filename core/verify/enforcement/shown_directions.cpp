// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/enforcement/shown_directions.h"

namespace liteboxd::verify {

using flows::TrafficDirection;

namespace {

bool isOfPolicy(const flows::Flow &flow)
{
    return flow.isDrop() &&
           (flow.dropReason == flows::DropPolicyDenied || flow.dropReason == flows::DropPolicyDeny);
}

QString nameOf(const flows::FlowPeer &peer)
{
    return peer.nameSpace + u'/' + peer.pod;
}

} // namespace

std::map<QString, ShownDirections> shownDirections(const QList<flows::Flow> &flows)
{
    std::map<QString, ShownDirections> shown;
    for (const flows::Flow &flow : flows) {
        const bool isDropped = isOfPolicy(flow);
        if ((isDropped && flow.direction == TrafficDirection::Egress) || !flow.egressAllowedBy.isEmpty())
            shown[nameOf(flow.source)].egress = true;
        if ((isDropped && flow.direction == TrafficDirection::Ingress) || !flow.ingressAllowedBy.isEmpty())
            shown[nameOf(flow.destination)].ingress = true;
    }
    return shown;
}

} // namespace liteboxd::verify
