// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway.h"

#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::control {

using engine::name;
using engine::UpstreamChoice;
using engine::UpstreamMode;
using engine::upstreamModeNames;

std::optional<UpstreamMode> parseUpstreamMode(std::string_view text);

/// For logs: "portforward; direct: no answer to the connection attempt".
std::string describe(const UpstreamChoice &choice);

} // namespace liteboxd::control
