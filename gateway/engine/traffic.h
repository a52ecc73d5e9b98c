// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/route_table.h"
#include "gateway/engine/access/link_look.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace liteboxd::engine {

/// How long requests took: how many ended within each bound, and how long all of them together.
struct DurationCounts
{
    static constexpr std::array<std::chrono::milliseconds, 11> bounds{
        std::chrono::milliseconds(1),    std::chrono::milliseconds(5),    std::chrono::milliseconds(10),
        std::chrono::milliseconds(25),   std::chrono::milliseconds(50),   std::chrono::milliseconds(100),
        std::chrono::milliseconds(250),  std::chrono::milliseconds(500),  std::chrono::milliseconds(1000),
        std::chrono::milliseconds(5000), std::chrono::milliseconds(30000)};

    std::array<std::uint64_t, bounds.size() + 1> counts{}; ///< each within its bound and beyond the one before
    std::chrono::microseconds sum{};

    void note(std::chrono::microseconds duration);
    /// The bound within which this share of them ended, milliseconds::max() if that is beyond the last. Nothing: there
    /// was none.
    std::optional<std::chrono::milliseconds> within(double share) const;
    void add(const DurationCounts &other);
};

/// What went through to one sandbox.
struct SandboxTraffic
{
    std::array<std::uint64_t, 6> requests{}; ///< that ended, by the first digit of their status; 0: told nothing
    std::uint64_t sentBytes = 0;             ///< to clients, heads and WebSocket frames included
    std::uint64_t webSockets = 0;            ///< that were opened
    std::uint32_t openRequests = 0;
    std::uint32_t openWebSockets = 0;
    DurationCounts durations; ///< of requests that are no WebSockets

    void add(const SandboxTraffic &other);
};

/// What went through a worker, or all of them: counted on the worker's own thread without a lock, copied when somebody
/// asks.
struct Traffic
{
    std::unordered_map<std::string, SandboxTraffic, RouteTable::Hash, std::equal_to<>> sandboxes{};
    std::map<int, std::uint64_t> elsewhere{}; ///< requests that came to no sandbox (refused, health), by status

    std::uint64_t decoyUses = 0; ///< how often a decoy was used as a token

    LinkLooks links{}; ///< as they were when the worker was asked

    void add(const Traffic &other);

    /// Forgets the sandboxes that are gone and have nothing open.
    void keepOnly(const RouteTable &routes);
};

} // namespace liteboxd::engine
