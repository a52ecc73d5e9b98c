// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_record.h"

#include "core/flows/flow_ends.h"

namespace liteboxd::flows {

namespace {

QString end(const FlowPeer &peer)
{
    return peer.pod.isEmpty() ? peer.address : peer.podName();
}

void keep(QList<FlowPolicy> &policies, const QList<FlowPolicy> &before)
{
    if (policies.isEmpty())
        policies = before;
}

} // namespace

RepeatKey::RepeatKey(const Flow &flow)
    : client(end(flows::client(flow)))
    , server(end(flows::server(flow)))
    , layer7(shownLayer7(flow))
    , numbers(static_cast<std::uint64_t>(flows::server(flow).port) |
              static_cast<std::uint64_t>(static_cast<int>(flow.protocol) & 0xff) << 16 |
              static_cast<std::uint64_t>(static_cast<int>(flow.verdict) & 0xff) << 24 |
              static_cast<std::uint64_t>(flow.dropReason & 0xffff) << 32 |
              static_cast<std::uint64_t>(static_cast<int>(flow.direction) & 0xff) << 48 |
              static_cast<std::uint64_t>(flow.reply.value_or(false)) << 56)
{}

void repeat(FlowRecord &record, const Flow &flow, bool isTwin)
{
    const Flow before = std::move(record.flow);
    record.flow = flow;
    keep(record.flow.egressAllowedBy, before.egressAllowedBy);
    keep(record.flow.ingressAllowedBy, before.ingressAllowedBy);
    keep(record.flow.egressDeniedBy, before.egressDeniedBy);
    keep(record.flow.ingressDeniedBy, before.ingressDeniedBy);
    if (record.flow.policyLog.isEmpty())
        record.flow.policyLog = before.policyLog;
    if (record.flow.policyMatchType == 0)
        record.flow.policyMatchType = before.policyMatchType;
    if (record.flow.source.names.isEmpty())
        record.flow.source.names = before.source.names;
    if (record.flow.destination.names.isEmpty())
        record.flow.destination.names = before.destination.names;
    if (!isTwin)
        ++record.count;
}

} // namespace liteboxd::flows
