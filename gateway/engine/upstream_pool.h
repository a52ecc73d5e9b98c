// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/connection.h"

#include <chrono>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>

namespace liteboxd::engine {

/// Idle connections to upstreams, for the next request. One worker's; no lock.
class UpstreamPool
{
public:
    /// How long an idle connection is kept: shorter than common servers do, so that a request seldom meets a
    /// connection that is just being closed.
    static constexpr std::chrono::seconds podIdle{4};
    static constexpr std::chrono::seconds apiServerIdle{60};
    static constexpr std::size_t mostPerUpstream = 128;
    static constexpr std::size_t mostInAll = 1024;

    /// A connection that is idle and sound, the one used last first; nullptr if there is none.
    std::unique_ptr<Connection> take(const std::string &key, io::Deadline now);

    /// Keeps a connection whose last response was read to its end.
    void put(const std::string &key, std::unique_ptr<Connection> connection, io::Deadline until);

    /// Closes what has been idle for too long or was closed by the other side.
    void sweep(io::Deadline now);
    void clear();

private:
    struct Idle
    {
        std::unique_ptr<Connection> connection;
        io::Deadline until;
    };

    std::unordered_map<std::string, std::deque<Idle>> m_idle;
    std::size_t m_count = 0;
};

} // namespace liteboxd::engine
