// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "gateway/forward/api_server.h"
#include "gateway/http/byte_websocket.h"
#include "gateway/http/worker.h"

#include <chrono>
#include <memory>
#include <string>

namespace liteboxd::forward {

/// A port of a sandbox, as a gateway names it, and the token that opens it.
struct GatewayPort
{
    std::string sandboxId;
    std::uint16_t port = 0;
    base::Secret token;
};

/// Opens a TCP connection to a port of a sandbox through the gateway at `gateway`, which need not know who we are: GET
/// /api/v1/sandbox/{id}/tcp/{port} as a WebSocket. Success means that the gateway has connected. Errors as upgrade():
/// Unauthenticated where the token is wrong, ServerFailed (502) where nobody listens.
io::Task<base::Result<std::unique_ptr<http::ByteWebSocket>>> openByGateway(http::Worker &worker,
                                                                           std::shared_ptr<const ApiServer> gateway,
                                                                           GatewayPort target,
                                                                           std::chrono::milliseconds timeout);

} // namespace liteboxd::forward
