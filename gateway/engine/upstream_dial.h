// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/forward/api_server_dial.h"
#include "gateway/engine/route_table.h"
#include "gateway/engine/upstream_mode.h"
#include "gateway/http/worker.h"

namespace liteboxd::engine {

/// In `auto` an address that does not answer within this counts as out of reach: a client is waiting for the next way.
inline constexpr std::chrono::milliseconds patienceBeforeTheNextWay{1500};

/// One attempt to reach a port of a sandbox.
struct Dial
{
    const Route &route; ///< must stay until the attempt is over
    std::uint16_t port = 0;
    std::shared_ptr<const forward::ApiServer> server; ///< not needed for Direct
    std::chrono::milliseconds patience{};
};

/// Connects by `mode`, which is not Auto: to the pod, into the pod, or to the API server whose pod proxy will do it.
io::Task<base::Result<forward::Dialled>> dialUpstream(http::Worker &worker, UpstreamMode mode, Dial dial);

/// Why a connection by port-forward failed, as far as it said so; nullptr for all other streams.
const base::Error *failureOf(io::Stream &stream);

} // namespace liteboxd::engine
