// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hubble/flow_queue.h"

#include <optional>

namespace google::protobuf {
class Timestamp;
}
namespace observer {
class GetFlowsResponse;
}

namespace liteboxd::hubble {

class FlowDecoder;

/// What Hubble says in one message of a stream: a flow, lost events, or a change of nodes. Nothing for a kind that is
/// newer than this program.
std::optional<StreamEvent> eventOf(const observer::GetFlowsResponse &response, FlowDecoder &decoder);

void setTimestamp(std::chrono::system_clock::time_point from, google::protobuf::Timestamp &to);

} // namespace liteboxd::hubble
