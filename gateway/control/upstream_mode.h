// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace liteboxd::control {

using engine::UpstreamMode;

/// Every mode there is, by the name that options, files and logs use.
inline constexpr std::array<std::pair<std::string_view, UpstreamMode>, 2> upstreamModeNames{
    {{"direct", UpstreamMode::Direct}, {"apiserver", UpstreamMode::ApiServer}}};

std::string_view name(UpstreamMode mode);
std::optional<UpstreamMode> parseUpstreamMode(std::string_view text);

} // namespace liteboxd::control
