// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/flow_json.h"

#include "core/hubble/flow_decoder.h"
#include "core/hubble/flow_message.h"
#include "core/hubble/stream_event.h"

#include <google/protobuf/util/json_util.h>
#include <observer/observer.pb.h>

namespace liteboxd::hubble {

namespace {

QByteArray lineOf(const observer::GetFlowsResponse &response)
{
    google::protobuf::util::JsonPrintOptions options;
    options.preserve_proto_field_names = true;
    std::string text;
    if (!google::protobuf::util::MessageToJsonString(response, &text, options).ok())
        return {};
    return QByteArray::fromStdString(text) + '\n';
}

/// Only the three that flow.LostEventSource has.
bool isHubbles(flows::GapCause cause)
{
    return cause == flows::GapCause::PerfRing || cause == flows::GapCause::ObserverQueue ||
           cause == flows::GapCause::HubbleRing;
}

} // namespace

QByteArray jsonpbLine(const flows::Flow &flow)
{
    auto message = messageOf(flow);
    if (!message)
        return {};
    observer::GetFlowsResponse response;
    *response.mutable_flow() = std::move(*message);
    response.mutable_flow()->clear_extensions();
    response.set_node_name(response.flow().node_name());
    *response.mutable_time() = response.flow().time();
    return lineOf(response);
}

QByteArray jsonpbLine(const flows::FlowGap &gap)
{
    if (!isHubbles(gap.cause))
        return {};
    observer::GetFlowsResponse response;
    response.mutable_lost_events()->set_source(static_cast<::flow::LostEventSource>(gap.cause));
    response.mutable_lost_events()->set_num_events_lost(gap.lost);
    response.set_node_name(gap.node.toStdString());
    setTimestamp(gap.from, *response.mutable_time());
    return lineOf(response);
}

base::Result<std::optional<StreamEvent>> eventFromJson(std::string_view line, FlowDecoder &decoder)
{
    google::protobuf::util::JsonParseOptions options;
    options.ignore_unknown_fields = true;
    observer::GetFlowsResponse response;
    const google::protobuf::StringPiece text(line.data(), line.size());
    const auto status = google::protobuf::util::JsonStringToMessage(text, &response, options);
    if (!status.ok())
        return base::fail(base::ErrorCode::Malformed,
                          "this is no line of hubble observe -o jsonpb: " + std::string(status.message()));
    return eventOf(response, decoder);
}

base::Result<flows::Flow> flowFromJson(QByteArrayView json)
{
    google::protobuf::util::JsonParseOptions options;
    options.ignore_unknown_fields = true;
    const google::protobuf::StringPiece text(json.data(), static_cast<std::size_t>(json.size()));
    observer::GetFlowsResponse response;
    const auto status = google::protobuf::util::JsonStringToMessage(text, &response, options);
    if (status.ok() && response.has_flow())
        return FlowDecoder().decode(response.flow());
    if (status.ok() && response.response_types_case() != observer::GetFlowsResponse::RESPONSE_TYPES_NOT_SET)
        return base::fail(base::ErrorCode::Unsupported, "this line tells of something else than a flow");
    ::flow::Flow alone;
    const auto bare = google::protobuf::util::JsonStringToMessage(text, &alone, options);
    const bool isEmpty = !alone.has_ip() && !alone.has_event_type() && alone.uuid().empty();
    if (!bare.ok() || (isEmpty && !status.ok()))
        return base::fail(base::ErrorCode::Malformed,
                          "this is no flow in JSON: " + std::string((bare.ok() ? status : bare).message()));
    if (isEmpty)
        return base::fail(base::ErrorCode::Unsupported, "there is no flow in this JSON");
    return FlowDecoder().decode(alone);
}

} // namespace liteboxd::hubble
