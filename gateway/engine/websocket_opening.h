// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway_worker.h"
#include "gateway/http/exchange.h"
#include "gateway/io/task.h"

namespace liteboxd::engine {

class HttpRelay;
class OpenRequest;

/// Passes the 101 that `relay` has got on to the client, if it answers the client's handshake; the exchange goes on as
/// a WebSocketRelay then.
io::Task<void> openWebSocket(GatewayWorker &worker, http::Exchange &exchange, HttpRelay &relay, OpenRequest &request);

} // namespace liteboxd::engine
