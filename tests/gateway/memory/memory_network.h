// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/stream.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace liteboxd::io {

class MemoryStream;

/// What a network does to the ends that are under test. The same plan does the same each time.
struct NetworkPlan
{
    enum class Fault {
        None,
        Reset, ///< the operation fails, and with it the connection
        End,   ///< the peer has gone: a read finds the end, a write fails
        Stall, ///< nothing moves on that connection any more, and nobody says so
    };
    Fault fault = Fault::None;
    std::size_t faultAt = 0; ///< which read or write of the ends under test, counted from 0

    std::size_t mostAtOnce = std::numeric_limits<std::size_t>::max(); ///< bytes that arrive, or are taken, in one piece
    unsigned laziness = 0; ///< of a hundred wakes that are due, how many come a turn later; their order is random too
    std::uint32_t seed = 1;
};

/// Connections between two ends of one process: no descriptor, no kernel, no chance. Bytes travel, and waits end, only
/// in deliver(), which makes of it what the plan says. Outlives its streams. One thread.
class MemoryNetwork
{
public:
    /// Bytes that fit between two ends before the sender has to wait.
    static constexpr std::size_t window = 16 * 1024;

    MemoryNetwork(Reactor &reactor, const NetworkPlan &plan);
    ~MemoryNetwork();
    MemoryNetwork(const MemoryNetwork &) = delete;
    MemoryNetwork &operator=(const MemoryNetwork &) = delete;

    struct Ends
    {
        std::unique_ptr<Stream> tested; ///< meets the plan's faults
        std::unique_ptr<Stream> peer;   ///< meets none of its own
    };
    Ends connect();

    /// Lets everything that is due happen, in an order of the plan's.
    void deliver();
    /// Whether something is due.
    bool hasPending() const;

    /// Reads and writes of the ends under test so far, but for those that only find nothing.
    std::size_t operations() const { return m_operations; }
    /// Which connection met the plan's fault, counted in the order they were made; nothing before.
    std::optional<std::size_t> failedConnection() const { return m_failed; }

private:
    friend class MemoryStream;

    /// What this operation of an end under test meets.
    NetworkPlan::Fault nextFault(std::size_t connection);

    Reactor &m_reactor;
    const NetworkPlan m_plan;
    std::mt19937 m_random;
    std::vector<MemoryStream *> m_streams;
    std::size_t m_connections = 0;
    std::size_t m_operations = 0;
    std::optional<std::size_t> m_failed;
};

} // namespace liteboxd::io
