// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/stalled_websockets.h"

#include "gateway/engine/websocket_relay.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace liteboxd::engine {

namespace {

struct Stalled
{
    WebSocketRelay *webSocket = nullptr;
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
        each.webSocket->end(base::CloseCode::PolicyViolation);
    }
}

} // namespace

void endStalledWebSockets(const GatewayWorker &worker, std::size_t mostPerSandbox)
{
    std::unordered_map<std::string_view, std::vector<Stalled>> bySandbox;
    for (WebSocketRelay *const webSocket : worker.webSockets) {
        if (const std::size_t memory = webSocket->stalledMemory(); memory > 0)
            bySandbox[webSocket->sandbox().text()].push_back({webSocket, memory});
    }
    for (auto &[sandbox, stalled] : bySandbox)
        endBeyond(stalled, mostPerSandbox);
}

} // namespace liteboxd::engine
