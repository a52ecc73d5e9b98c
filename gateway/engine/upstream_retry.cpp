// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/upstream_retry.h"

#include "gateway/engine/upstream_dial.h"

namespace liteboxd::engine {

io::Task<void> retryBetterWays(GatewayWorker &worker, std::string sandboxId, Route route, std::uint16_t port,
                               std::chrono::milliseconds patience)
{
    UpstreamChoice choice;
    choice.sandboxId = sandboxId;
    const UpstreamMode chosen = worker.ladder.begin(sandboxId);
    for (choice.mode = UpstreamMode::Direct; choice.mode < chosen;
         choice.mode = static_cast<UpstreamMode>(static_cast<int>(choice.mode) + 1)) {
        const Dial dial{route, port, worker.apiServer, patience};
        const auto dialled = co_await dialUpstream(worker.worker, choice.mode, dial);
        if (dialled) {
            worker.noteChoice(choice);
            co_return;
        }
        choice.failed = choice.mode;
        choice.fault = dialled.error();
    }
    worker.ladder.postpone(sandboxId, io::Clock::now());
}

} // namespace liteboxd::engine
