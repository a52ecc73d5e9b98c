// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace liteboxd::engine {

/// How a sandbox is reached. The order is that of `auto`, which goes down from one that fails to the next.
enum class UpstreamMode {
    Direct,      ///< its pod's address
    PortForward, ///< the API server's port-forward, down to the pod's kubelet
    ApiServer,   ///< the API server's pod proxy
    Auto,        ///< the first of them that works, for each sandbox
};

/// The way that `auto` goes on with where this one fails; nothing behind the last.
constexpr std::optional<UpstreamMode> nextWay(UpstreamMode mode)
{
    switch (mode) {
    case UpstreamMode::Direct:
        return UpstreamMode::PortForward;
    case UpstreamMode::PortForward:
        return UpstreamMode::ApiServer;
    case UpstreamMode::ApiServer:
    case UpstreamMode::Auto:
        break;
    }
    return std::nullopt;
}

/// Every mode there is, by the name that options, files and logs use.
inline constexpr std::array<std::pair<std::string_view, UpstreamMode>, 4> upstreamModeNames{
    {{"direct", UpstreamMode::Direct},
     {"portforward", UpstreamMode::PortForward},
     {"apiserver", UpstreamMode::ApiServer},
     {"auto", UpstreamMode::Auto}}};

constexpr std::string_view name(UpstreamMode mode)
{
    for (const auto &[text, named] : upstreamModeNames) {
        if (named == mode)
            return text;
    }
    return {};
}

} // namespace liteboxd::engine
