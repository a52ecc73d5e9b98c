// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace liteboxd::control {

/// How the gateway reaches a sandbox.
enum class UpstreamMode {
    Direct,    ///< to the pod's address: needs the pod network
    ApiServer, ///< through the API server's pod proxy, with the kubeconfig's TLS and credentials: works from a desktop
};

/// "direct", "apiserver"
std::string_view name(UpstreamMode mode);
std::optional<UpstreamMode> parseUpstreamMode(std::string_view text);

} // namespace liteboxd::control
