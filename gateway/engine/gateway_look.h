// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/sandbox_port.h"
#include "gateway/engine/access/link_look.h"
#include "gateway/engine/traffic.h"
#include "gateway/io/clock.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace liteboxd::engine {

/// What a connection that outlives its request carries.
enum class ConnectionKind : std::uint8_t { WebSocket, Tcp };

/// A connection that is open now, as Gateway::look() tells of it.
struct OpenConnection
{
    std::uint64_t number = 0; ///< by which Gateway::closeConnection() knows it; of this run
    SandboxPort place;
    ConnectionKind kind = ConnectionKind::WebSocket;
    std::string client; ///< its address: the last proxy's, where it came through one
    io::Clock::time_point begun{};
    std::uint64_t toClient = 0; ///< bytes
    std::uint64_t toSandbox = 0;
    std::uint64_t link = 0; ///< the number of the link that opened it; 0: none did
};

/// What goes through a gateway, at one moment.
struct GatewayLook
{
    std::uint64_t requests = 0;                        ///< to sandboxes, that have ended since it began
    std::uint64_t sentBytes = 0;                       ///< to clients, since it began
    std::map<std::string, SandboxTraffic> sandboxes{}; ///< of those, what went through to each, by its id
    std::vector<OpenConnection> connections{};
    LinkLooks links{};
};

} // namespace liteboxd::engine
