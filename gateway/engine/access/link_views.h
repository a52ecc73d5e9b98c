// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/judge.h"
#include "gateway/engine/access/link_look.h"
#include "gateway/io/reactor.h"
#include "gateway/io/stream.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace liteboxd::engine {

/// Who uses the signed links: requests that a link let in, and what they become, on one worker. Requests that came by a
/// token or a session never get here. On the worker's thread, without a lock.
class LinkViews
{
public:
    /// For how long a client that asks for nothing more still counts as a viewer.
    static constexpr std::chrono::seconds lingering{60};
    /// Of one link at once; more clients are not told apart, but their requests count.
    static constexpr std::size_t mostViewers = 4096;

    /// One request by a link, until its end, or until that of the connection it becomes.
    class View
    {
    public:
        /// `views` outlives it, `stream` too unless outliveExchange() is called.
        View(LinkViews &views, std::uint64_t link, std::uint64_t client, io::Stream &stream);
        ~View();
        View(const View &) = delete;
        View &operator=(const View &) = delete;

        /// From now on another ends the connection.
        void outliveExchange() { m_stream = nullptr; }

    private:
        friend class LinkViews;

        LinkViews &m_views;
        const std::uint64_t m_link;
        const std::uint64_t m_client;
        io::Stream *m_stream;
    };

    explicit LinkViews(io::Reactor &reactor)
        : m_reactor(reactor)
    {}

    /// `admission` is by a link. `client` is who asks (http::clientKey).
    std::unique_ptr<View> begin(const Admission &admission, std::uint64_t client, io::Stream &stream);

    /// How each link is used that is still known.
    LinkLooks look();

    /// Forgets links that are gone, and resets the connections of the requests that they let in: an answer may go on
    /// for days. Those that were switched to another protocol are SandboxConnection's.
    void keepOnly(const RouteTable &routes);

private:
    struct Viewer
    {
        std::uint32_t open = 0;
        io::Deadline last{};
    };
    struct Use
    {
        std::string sandbox;
        std::uint64_t requests = 0;
        std::unordered_map<std::uint64_t, Viewer> viewers{};
        std::unordered_set<View *> views{};
    };

    void forgetThoseWhoLeft(Use &use) const;

    io::Reactor &m_reactor;
    std::unordered_map<std::uint64_t, Use> m_uses; ///< by the link's number
};

} // namespace liteboxd::engine
