// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flows/flow.h"
#include "core/flows/flow_gap.h"
#include "core/hubble/flow_queue.h"

#include <QByteArray>

#include <optional>
#include <string_view>

namespace liteboxd::hubble {

class FlowDecoder;

/// A flow as `hubble observe -o jsonpb` writes it and `hubble observe --input-file` reads it: one line, with its line
/// feed, of observer.GetFlowsResponse in protobuf's JSON. All that Hubble said is in it, fields that this program does
/// not know too, except `extensions`, whose kinds nobody here can name. Empty for a flow that did not come from Hubble.
QByteArray jsonpbLine(const flows::Flow &flow);

/// The same for flows that Hubble lost. Empty for a gap that Hubble does not know of.
QByteArray jsonpbLine(const flows::FlowGap &gap);

/// Reads what jsonpbLine() or `hubble observe` wrote, or a flow alone without its envelope. Fields with unknown names
/// are passed over. Malformed for anything else; Unsupported for a line that holds no flow.
base::Result<flows::Flow> flowFromJson(QByteArrayView json);

/// What a line of `hubble observe -o jsonpb` tells: a flow, lost events or a change of nodes; nothing for a kind that
/// is newer than this program. Malformed for a line that is none.
base::Result<std::optional<StreamEvent>> eventFromJson(std::string_view line, FlowDecoder &decoder);

} // namespace liteboxd::hubble
