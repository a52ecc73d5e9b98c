// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/upstream_mode.h"
#include "gateway/io/address_ranges.h"
#include "gateway/http/limits.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace liteboxd::control {

/// How a gateway serves, whichever it is: the console's or the headless one.
struct GatewayRules
{
    UpstreamMode upstreamMode = UpstreamMode::ApiServer;
    std::string domain; ///< hosts {port}-{id}.{domain} are sandboxes too; small letters; empty: none are
    http::HeadLimits headLimits;
    http::Timeouts timeouts;
    http::ConnectionLimits connectionLimits{.perClient = 0, .perSandbox = 1024}; ///< a quarter of all to each client
    io::AddressRanges trustedProxies;
    std::chrono::milliseconds drainDelay{0}; ///< before the end: not ready, but serving, until nobody sends clients
    std::chrono::milliseconds drainTimeout{10'000}; ///< for what still runs when the gateway ends
    int workers = 0;                                ///< threads of the data plane; 0: one per core
};

/// The port of the console's gateway unless a person chose another. Stable, because it is part of each origin.
inline constexpr std::uint16_t defaultLocalPort = 7080;

/// The upstream mode of a gateway on a person's own machine unless they chose another. The API server's pod proxy comes
/// to a pod as a node of the cluster, which the policies of sandboxes refuse on every node but its own; a port-forward
/// comes from inside of the pod.
inline constexpr UpstreamMode defaultLocalMode = UpstreamMode::PortForward;

} // namespace liteboxd::control
