// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gateway/memory/memory_gateway.h"

#include <vector>

namespace liteboxd::engine {

/// A scenario of HTTP, and what must come of it where nothing fails.
struct HttpScenario
{
    Scenario parts;
    std::vector<std::string> requestBodies;  ///< that the sandbox gets, in order
    std::vector<std::string> responseBodies; ///< that the client gets with status 200, in order
    bool mayCutRequest = false;              ///< the sandbox answers before it has the whole request
    bool mayCutResponse = false;             ///< the end of the connection is all that ends the response
};
const std::vector<HttpScenario> &httpScenarios();

/// A WebSocket with frames both ways, and a closing handshake that the client begins.
const Scenario &webSocketScenario();
/// Every byte of frames that its client and its sandbox send.
const std::string &framesOfClient();
const std::string &framesOfSandbox();

} // namespace liteboxd::engine
