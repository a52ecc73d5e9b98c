// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway.h"
#include "gateway/http/server_connection.h"
#include "tests/gateway/memory/memory_network.h"
#include "tests/gateway/memory/memory_peer.h"

#include <string>

namespace liteboxd::engine {

/// What a client and a sandbox do to each other through the gateway.
struct Scenario
{
    using Part = io::Task<void> (*)(io::MemoryPeer &peer);

    const char *name;
    Part client;
    Part sandbox;
    Part laterClient = nullptr;               ///< on a connection of its own, when the first is gone
    UpstreamMode mode = UpstreamMode::Direct; ///< by ApiServer the sandbox's part is the API server's
    http::Timeouts timeouts{};
};

/// What came of it.
struct ScenarioOutcome
{
    std::string clientGot;
    std::string laterClientGot;
    std::string sandboxGot;
    std::string hanging;        ///< who has not come to an end: "client gateway"; empty is right
    bool clientSawEnd = false;  ///< an end that was meant
    bool sandboxSawEnd = false; ///< likewise
    bool hasFailed = false;     ///< the plan's fault came up
    bool sandboxFailed = false; ///< on the connection to the sandbox
    bool isClean = false;       ///< nothing is left in the gateway: no WebSocket, no connection, no coroutine
};

/// Runs one client connection and one sandbox connection, which waits in the gateway's pool, through the whole engine
/// over a network in memory, by a clock that moves only when nothing else does. A connection to the sandbox that the
/// gateway makes itself is refused.
ScenarioOutcome runThroughGateway(const Scenario &scenario, const io::NetworkPlan &plan);

/// Opens the sandbox of these scenarios, which is at sandboxTarget.
extern const std::string memoryToken;
extern const std::string memoryTarget;

/// The head of a request to it, with the token; `fields` are whole lines.
std::string memoryRequestHead(const std::string &method, const std::string &fields);
/// The head that asks it for a WebSocket, and what a sandbox answers that gives one.
std::string memoryHandshake();
extern const std::string memorySwitchingProtocols;

} // namespace liteboxd::engine
