// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway.h"

#include <optional>
#include <string_view>

namespace liteboxd::control {

using engine::UpstreamMode;

/// "direct", "apiserver"
std::string_view name(UpstreamMode mode);
std::optional<UpstreamMode> parseUpstreamMode(std::string_view text);

} // namespace liteboxd::control
