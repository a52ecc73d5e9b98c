// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/traffic.h"

#include <algorithm>
#include <numeric>

namespace liteboxd::engine {

void DurationCounts::note(std::chrono::microseconds duration)
{
    const auto bound = std::lower_bound(bounds.begin(), bounds.end(), duration);
    ++counts[static_cast<std::size_t>(bound - bounds.begin())];
    sum += duration;
}

std::optional<std::chrono::milliseconds> DurationCounts::within(double share) const
{
    const auto all = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    if (all == 0)
        return std::nullopt;
    std::uint64_t ended = 0;
    for (std::size_t at = 0; at < bounds.size(); ++at) {
        ended += counts[at];
        if (static_cast<double>(ended) >= share * static_cast<double>(all))
            return bounds[at];
    }
    return std::chrono::milliseconds::max();
}

void DurationCounts::add(const DurationCounts &other)
{
    for (std::size_t at = 0; at < counts.size(); ++at)
        counts[at] += other.counts[at];
    sum += other.sum;
}

void SandboxTraffic::add(const SandboxTraffic &other)
{
    for (std::size_t at = 0; at < requests.size(); ++at)
        requests[at] += other.requests[at];
    sentBytes += other.sentBytes;
    webSockets += other.webSockets;
    openRequests += other.openRequests;
    openWebSockets += other.openWebSockets;
    durations.add(other.durations);
}

void Traffic::add(const Traffic &other)
{
    for (const auto &[id, traffic] : other.sandboxes)
        sandboxes[id].add(traffic);
    for (const auto &[status, count] : other.elsewhere)
        elsewhere[status] += count;
    decoyUses += other.decoyUses;
    for (const auto &[link, look] : other.links)
        links[link].add(look);
}

void Traffic::keepOnly(const RouteTable &routes)
{
    std::erase_if(sandboxes, [&routes](const auto &entry) {
        return entry.second.openRequests == 0 && routes.find(entry.first) == nullptr;
    });
}

} // namespace liteboxd::engine
