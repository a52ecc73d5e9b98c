// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/route_table.h"
#include "gateway/engine/access/sandbox_grant.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <vector>

namespace liteboxd::engine {

/// The browsers that are signed in. One session is for one port of one pod with one token, and ends when the pod or the
/// token is another, after twelve hours, or when it is told to; with all places taken, the oldest makes room.
///
/// Thread-safe. Requests ask isOpen() only, which takes no lock: each place is one atomic number.
class BrowserSessions
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    static constexpr std::size_t most = 256;
    static constexpr std::chrono::hours lifetime{12};

    /// Which session a cookie stands for. `number` is random and never 0.
    struct Ticket
    {
        std::uint8_t place = 0;
        std::uint64_t number = 0;

        bool operator==(const Ticket &) const = default;
    };

    struct Session
    {
        std::uint64_t number = 0;
        SandboxPort target;
        TimePoint begun;
    };

    Ticket begin(const SandboxGrant &grant, TimePoint now);

    bool isOpen(const Ticket &ticket) const noexcept
    {
        return ticket.number != 0 && m_open[ticket.place].load(std::memory_order_relaxed) == ticket.number;
    }

    /// Those that are open, the oldest first.
    std::vector<Session> list() const;

    /// False if it has ended already.
    bool end(std::uint64_t number);
    void endAll();
    /// Ends those whose time is up; cheap where it is not.
    void endExpired(TimePoint now);
    /// Ends those whose pod or token these routes do not have any more. A table that is not current ends nothing for
    /// what is missing there.
    void keepOnly(const RouteTable &routes);

    /// Another number whenever one has ended.
    std::uint64_t ended() const noexcept { return m_ended.load(std::memory_order_relaxed); }

    /// Told on whatever thread it happens on, and with no lock held, that list() is another. Before the first session.
    void setOnChange(std::function<void()> onChange) { m_onChange = std::move(onChange); }

private:
    struct Entry
    {
        Ticket ticket;
        SandboxGrant grant;
        TimePoint begun;
    };

    template<class Predicate>
    bool endIf(Predicate predicate);
    std::uint8_t freePlace();

    std::array<std::atomic<std::uint64_t>, most> m_open{}; ///< 0: nobody's
    std::atomic<std::uint64_t> m_ended = 0;
    std::atomic<TimePoint::rep> m_nextEnd = TimePoint::max().time_since_epoch().count();
    std::function<void()> m_onChange;
    mutable std::mutex m_mutex;   ///< guards what follows, and every write above
    std::vector<Entry> m_entries; ///< the oldest first
};

} // namespace liteboxd::engine
