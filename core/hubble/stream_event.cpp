// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/stream_event.h"

#include "core/hubble/flow_decoder.h"

#include <observer/observer.pb.h>

namespace liteboxd::hubble {

namespace {

using std::chrono::system_clock;

system_clock::time_point timeOf(const google::protobuf::Timestamp &time)
{
    return system_clock::time_point(std::chrono::duration_cast<system_clock::duration>(
        std::chrono::seconds(time.seconds()) + std::chrono::nanoseconds(time.nanos())));
}

flows::FlowGap gapOf(const observer::GetFlowsResponse &response)
{
    flows::FlowGap gap;
    gap.cause = static_cast<flows::GapCause>(response.lost_events().source());
    gap.lost = response.lost_events().num_events_lost();
    gap.node = QString::fromStdString(response.node_name());
    gap.from = timeOf(response.time());
    gap.to = gap.from;
    return gap;
}

NodeChange changeOf(const observer::GetFlowsResponse &response)
{
    NodeChange change;
    change.time = timeOf(response.time());
    change.state = static_cast<NodeState>(response.node_status().state_change());
    for (const std::string &name : response.node_status().node_names())
        change.nodes << QString::fromStdString(name);
    change.message = QString::fromStdString(response.node_status().message());
    change.reportedBy = QString::fromStdString(response.node_name());
    return change;
}

} // namespace

std::optional<StreamEvent> eventOf(const observer::GetFlowsResponse &response, FlowDecoder &decoder)
{
    switch (response.response_types_case()) {
    case observer::GetFlowsResponse::kFlow:
        return decoder.decode(response.flow());
    case observer::GetFlowsResponse::kLostEvents:
        return gapOf(response);
    case observer::GetFlowsResponse::kNodeStatus:
        return changeOf(response);
    case observer::GetFlowsResponse::RESPONSE_TYPES_NOT_SET:
        break;
    }
    return std::nullopt;
}

void setTimestamp(system_clock::time_point from, google::protobuf::Timestamp &to)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(from.time_since_epoch());
    to.set_seconds(seconds.count());
    to.set_nanos(static_cast<int>(std::chrono::nanoseconds(from.time_since_epoch() - seconds).count()));
}

} // namespace liteboxd::hubble
