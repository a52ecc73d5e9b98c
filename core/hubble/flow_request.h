// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hubble/observer_stream.h"

namespace flow {
class FlowFilter;
}
namespace observer {
class GetFlowsRequest;
}

namespace liteboxd::hubble {

/// The question as Hubble takes it (observer.GetFlowsRequest): filters one to one, `until` only without follow, and the
/// field mask that `fields` says.
observer::GetFlowsRequest requestFor(const flows::FlowQuery &query, FlowFields fields);

::flow::FlowFilter filterMessage(const flows::FlowFilter &filter);

} // namespace liteboxd::hubble
