// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_filter.h"

#include <string>
#include <vector>

namespace liteboxd::hubble {

/// The command that asks one agent what `query` asks, in its own container: `hubble observe` of Cilium 1.18 with jsonpb
/// lines. Filters go along as they are (--allowlist, --denylist: flow.FlowFilter in protobuf's JSON), so that the agent
/// does not send what nobody wants to see. No shell reads it.
/// Source: hubble/cmd/observe/flows.go.
std::vector<std::string> observeCommand(const flows::FlowQuery &query);

} // namespace liteboxd::hubble
