// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/stalled_websockets.h"

#include "gateway/engine/sandbox_connection.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace liteboxd::engine {

namespace {

struct Stalled
{
    SandboxConnection *connection = nullptr;
    std::size_t memory = 0;
};

void endBeyond(std::vector<Stalled> &stalled, std::size_t most)
{
    std::size_t sum = 0;
    for (const Stalled &each : stalled)
        sum += each.memory;
    if (sum <= most)
        return;
    std::sort(stalled.begin(), stalled.end(),
              [](const Stalled &one, const Stalled &other) { return one.memory > other.memory; });
    for (const Stalled &each : stalled) {
        if (sum <= most)
            return;
        sum -= each.memory;
        each.connection->end(base::CloseCode::PolicyViolation);
    }
}

} // namespace

void endStalledWebSockets(const GatewayWorker &worker, std::size_t mostPerSandbox)
{
    std::unordered_map<std::string_view, std::vector<Stalled>> bySandbox;
    for (SandboxConnection *const connection : worker.connections) {
        if (const std::size_t memory = connection->stalledMemory(); memory > 0)
            bySandbox[connection->place().id.text()].push_back({connection, memory});
    }
    for (auto &[sandbox, stalled] : bySandbox)
        endBeyond(stalled, mostPerSandbox);
}

} // namespace liteboxd::engine
