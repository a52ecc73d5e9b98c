// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/upstream_mode.h"
#include "gateway/http/exchange.h"
#include "gateway/io/task.h"

namespace liteboxd::engine {

class OpenRequest;

/// Serves an admitted WebSocket handshake for a TCP connection to a port of a sandbox: connects first, and only then
/// switches; the exchange goes on as a TcpRelay behind an http::ByteWebSocket. By every way that carries bytes, which
/// `mode` must be: not ApiServer.
io::Task<void> openTcp(GatewayWorker &worker, http::Exchange &exchange, const Admission &admission, UpstreamMode mode,
                       OpenRequest &request);

} // namespace liteboxd::engine
