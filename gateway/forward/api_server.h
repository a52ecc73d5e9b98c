// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "gateway/forward/proxy_tunnel.h"
#include "gateway/io/socket_address.h"
#include "gateway/io/tls_context.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace liteboxd::forward {

/// The API server as an upstream: where it is and how we sign in there. Immutable; a renewed credential is a new one.
struct ApiServer
{
    std::vector<io::SocketAddress> addresses;  ///< tried in order; the proxy's, where there is a tunnel
    std::optional<ProxyTunnel> tunnel;         ///< through a proxy to the server; nullopt: no proxy
    std::string hostField;                     ///< what goes into Host: "k3s.example:6443"
    std::string serverName;                    ///< what its certificate must name: DNS name or numeric address
    std::string basePath;                      ///< of a server behind a prefix: "" or "/k8s/clusters/c1"
    std::shared_ptr<const io::TlsContext> tls; ///< nullptr: plain HTTP (kubectl proxy)
    std::vector<std::pair<std::string, base::Secret>> identity; ///< header fields that say who we are, in order
};

} // namespace liteboxd::forward
