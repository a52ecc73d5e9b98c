// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access_log.h"
#include "gateway/engine/access/judge.h"
#include "gateway/engine/access/link_views.h"
#include "gateway/engine/pipe_pool.h"
#include "gateway/engine/access/route_table.h"
#include "gateway/engine/traffic.h"
#include "gateway/engine/upstream_ladder.h"
#include "gateway/engine/upstream_pool.h"
#include "gateway/forward/api_server.h"
#include "gateway/engine/worker_door.h"
#include "gateway/http/worker.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_set>

namespace liteboxd::engine {

class SandboxConnection;

/// What the gateway keeps per worker. Touched on that worker's thread only.
struct GatewayWorker final : http::WorkerState
{
    GatewayWorker(http::Worker &owner, Judge judgeOfRequests, bool tls, AccessLog *log, bool counts)
        : worker(owner)
        , judge(std::move(judgeOfRequests))
        , pool(owner.budget().idleUpstreamsPerWorker)
        , pipes(owner.budget().pipesPerWorker)
        , links(owner.reactor())
        , accessLog(log)
        , countsTraffic(counts)
        , servesTls(tls)
    {}

    /// Adds a line to the access log, which there must be.
    void log(const AccessRecord &record)
    {
        accessLog->append(accessLines, record);
        if (AccessLog::isFull(accessLines))
            accessLog->handOver(accessLines);
    }

    http::Worker &worker;
    Judge judge;
    std::shared_ptr<const RouteTable> routes = std::make_shared<RouteTable>();
    std::shared_ptr<const forward::ApiServer> apiServer;
    UpstreamPool pool;
    PipePool pipes;
    LinkViews links;
    UpstreamLadder ladder;
    std::function<void(const UpstreamChoice &)> noteChoice;                     ///< tells all workers, this one first
    std::function<void(const DecoyUse &, const std::string &client)> noteDecoy; ///< used from that address
    std::function<void()> noteUnauthenticated;                                  ///< the API server seems not to know us
    std::uint64_t connectionsMade = 0;                                          ///< of those that outlive their request
    std::unordered_set<SandboxConnection *> connections;                        ///< those that outlive their request
    std::unique_ptr<WorkerDoor> socks;                                          ///< nullptr: there is none
    AccessLog *const accessLog;                                                 ///< nullptr: there is none
    std::string accessLines; ///< not handed over to the access log yet
    const bool countsTraffic;
    Traffic traffic;                   ///< empty where it is not counted
    std::uint64_t endedSessions = 0;   ///< of browsers, when the connections were last looked through
    io::Deadline nextLookForStalled{}; ///< among the connections
    bool draining = false;
    bool servesTls = false;
};

} // namespace liteboxd::engine
