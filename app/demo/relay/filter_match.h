// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace flow {
class Flow;
class FlowFilter;
} // namespace flow

namespace liteboxd::demo {

/// Whether a flow is one that a filter means, as Hubble has it: all fields that are set must hold, one of the values of
/// each. What this leaves out is named by unservedField().
bool isMeant(const ::flow::FlowFilter &filter, const ::flow::Flow &flow);

/// The first field that is set and not looked at here; nothing if there is none.
std::optional<std::string> unservedField(const ::flow::FlowFilter &filter);

} // namespace liteboxd::demo
