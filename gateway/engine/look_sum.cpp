// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/look_sum.h"

#include "gateway/engine/sandbox_connection.h"

#include <numeric>
#include <utility>

namespace liteboxd::engine {

Traffic trafficOf(GatewayWorker &worker)
{
    for (SandboxConnection *const connection : worker.connections)
        connection->noteProgress();
    worker.traffic.keepOnly(*worker.routes); // what was open when its sandbox went has ended since
    Traffic traffic = worker.traffic;
    traffic.links = worker.links.look();
    return traffic;
}

GatewayLook lookOf(GatewayWorker &worker)
{
    GatewayLook look;
    for (SandboxConnection *const connection : worker.connections) {
        connection->noteProgress();
        if (!connection->isOver())
            look.connections.push_back(connection->look());
    }
    for (const auto &[id, traffic] : worker.traffic.sandboxes) {
        look.requests = std::accumulate(traffic.requests.begin(), traffic.requests.end(), look.requests);
        look.sentBytes += traffic.sentBytes;
        look.sandboxes[id].add(traffic);
    }
    look.links = worker.links.look();
    return look;
}

LookSum::LookSum(std::size_t workers, std::function<void(GatewayLook)> done)
    : m_awaited(workers)
    , m_done(std::move(done))
{}

void LookSum::take(GatewayLook part)
{
    const std::lock_guard lock(m_mutex);
    m_sum.requests += part.requests;
    m_sum.sentBytes += part.sentBytes;
    for (const auto &[id, traffic] : part.sandboxes)
        m_sum.sandboxes[id].add(traffic);
    for (OpenConnection &each : part.connections)
        m_sum.connections.push_back(std::move(each));
    for (const auto &[link, each] : part.links)
        m_sum.links[link].add(each);
    if (--m_awaited == 0)
        m_done(std::move(m_sum));
}

} // namespace liteboxd::engine
