// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/connection.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace liteboxd::engine {

/// Which idle connection may serve which request. Views of the one who asks.
struct UpstreamKey
{
    std::string_view place; ///< the pod's address, or how else it is reached
    std::uint16_t port = 0;
    std::string_view podUid; ///< tells two pods apart that had the same address

    bool operator==(const UpstreamKey &) const = default;
};

/// Idle connections to upstreams, for the next request. One worker's; no lock.
class UpstreamPool
{
public:
    /// How long an idle connection is kept: shorter than common servers do, so that a request seldom meets a
    /// connection that is just being closed.
    static constexpr std::chrono::seconds podIdle{4};
    static constexpr std::chrono::seconds apiServerIdle{60};
    static constexpr std::size_t mostPerUpstream = 128;

    explicit UpstreamPool(std::size_t mostInAll)
        : m_mostInAll(mostInAll)
    {}

    /// A connection that is idle and sound, the one used last first; nullptr if there is none.
    std::unique_ptr<http::Connection> take(const UpstreamKey &key, io::Deadline now);

    /// Keeps a connection whose last response was read to its end.
    void put(const UpstreamKey &key, std::unique_ptr<http::Connection> connection, io::Deadline until);

    /// Closes what has been idle for too long or was closed by the other side.
    void sweep(io::Deadline now);
    void clear();

private:
    struct Idle
    {
        std::unique_ptr<http::Connection> connection;
        io::Deadline until;
    };

    struct OwnedKey
    {
        std::string place;
        std::uint16_t port;
        std::string podUid;

        operator UpstreamKey() const { return {place, port, podUid}; }
    };
    // Looked up by views: a request makes no string to find its connection.
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(const UpstreamKey &key) const noexcept;
    };
    struct Equal
    {
        using is_transparent = void;
        bool operator()(const UpstreamKey &a, const UpstreamKey &b) const noexcept { return a == b; }
    };

    std::size_t m_mostInAll;
    std::unordered_map<OwnedKey, std::vector<Idle>, Hash, Equal> m_idle;
    std::size_t m_count = 0;
};

} // namespace liteboxd::engine
