// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/engine/access/route_table.h"
#include "gateway/engine/upstream_mode.h"
#include "gateway/forward/api_server_dial.h"
#include "gateway/http/worker.h"

namespace liteboxd::engine {

/// One attempt to reach a port of a sandbox.
struct Dial
{
    const Route &route; ///< must stay until the attempt is over
    std::uint16_t port = 0;
    std::shared_ptr<const forward::ApiServer> server; ///< not needed for Direct
    std::chrono::milliseconds timeout{};
};

/// Connects by `mode`, which is not Auto: to the pod, into the pod, or to the API server whose pod proxy will do it.
io::Task<base::Result<forward::Dialled>> dialUpstream(http::Worker &worker, UpstreamMode mode, Dial dial);

} // namespace liteboxd::engine
