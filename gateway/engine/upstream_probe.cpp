// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/upstream_probe.h"

#include "gateway/engine/upstream_dial.h"

namespace liteboxd::engine {

io::Task<void> probeBetterWays(GatewayWorker &worker, SandboxPort place, RoutePtr route,
                               std::chrono::milliseconds timeout)
{
    const UpstreamMode chosen = worker.ladder.begin(place.id);
    UpstreamChoice choice{place.id, UpstreamMode::Direct, {}, {}};
    for (std::optional<UpstreamMode> way = UpstreamMode::Direct; way && *way != chosen; way = nextWay(*way)) {
        choice.mode = *way;
        const Dial dial{*route, place.port, worker.apiServer, timeout};
        const auto dialled = co_await dialUpstream(worker.worker, *way, dial);
        if (dialled) {
            worker.noteChoice(choice);
            co_return;
        }
        choice.failed = *way;
        choice.fault = dialled.error();
    }
    worker.ladder.postpone(place.id, io::Clock::now());
}

} // namespace liteboxd::engine
