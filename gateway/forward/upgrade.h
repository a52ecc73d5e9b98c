// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/forward/api_server.h"
#include "gateway/http/worker.h"
#include "gateway/io/stream.h"
#include "gateway/io/task.h"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace liteboxd::forward {

/// A WebSocket that is asked for: the target behind the server's base path, and the one subprotocol that is spoken on
/// it (empty: none). `server` and `what` are the words for both in errors: "the API server", "the port-forward".
struct Upgrade
{
    std::string target;
    std::string_view protocol;
    std::string_view server;
    std::string_view what;
};

/// A connection on which the handshake is done, what came behind it, and whom it is with.
struct Upgraded
{
    std::unique_ptr<io::Stream> stream;
    std::string received;
    io::SocketAddress peer;
};

/// Connects to `server`, which is asked as its identity says, and makes a WebSocket of the connection. `timeout` is for
/// the way there, and again for the answer. Errors: what dialApiServer() says; Unauthenticated, Forbidden, NotFound,
/// RateLimited, Rejected, ServerFailed with the HTTP status and the server's words as context; ProtocolViolated,
/// TimedOut, ConnectionLost.
io::Task<base::Result<Upgraded>> upgrade(http::Worker &worker, std::shared_ptr<const ApiServer> server, Upgrade wanted,
                                         std::chrono::milliseconds timeout);

} // namespace liteboxd::forward
