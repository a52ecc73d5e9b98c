// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/browser_sessions.h"

#include "core/base/random_bytes.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace liteboxd::engine {

namespace {

std::uint64_t newNumber()
{
    std::uint64_t number = 0;
    while (number == 0)
        number = std::bit_cast<std::uint64_t>(base::randomBytes<8>());
    return number;
}

} // namespace

BrowserSessions::Ticket BrowserSessions::begin(const SandboxGrant &grant, TimePoint now)
{
    Ticket ticket;
    {
        const std::lock_guard lock(m_mutex);
        ticket = {freePlace(), newNumber()};
        m_open[ticket.place].store(ticket.number, std::memory_order_relaxed);
        m_entries.push_back({ticket, grant, now});
        m_nextEnd.store((m_entries.front().begun + lifetime).time_since_epoch().count(), std::memory_order_relaxed);
    }
    if (m_onChange)
        m_onChange();
    return ticket;
}

/// With m_mutex held.
std::uint8_t BrowserSessions::freePlace()
{
    if (m_entries.size() == most) {
        m_open[m_entries.front().ticket.place].store(0, std::memory_order_relaxed);
        m_entries.erase(m_entries.begin());
        m_ended.fetch_add(1, std::memory_order_relaxed);
    }
    const auto free = std::find_if(m_open.begin(), m_open.end(),
                                   [](const auto &number) { return number.load(std::memory_order_relaxed) == 0; });
    return static_cast<std::uint8_t>(free - m_open.begin());
}

std::vector<BrowserSessions::Session> BrowserSessions::list() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Session> sessions;
    for (const Entry &entry : m_entries)
        sessions.push_back({entry.ticket.number, entry.grant.target, entry.begun});
    return sessions;
}

template<class Predicate>
bool BrowserSessions::endIf(Predicate predicate)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto isOver = [&](const Entry &entry) {
            if (!predicate(entry))
                return false;
            m_open[entry.ticket.place].store(0, std::memory_order_relaxed);
            return true;
        };
        const std::size_t count = std::erase_if(m_entries, isOver);
        const TimePoint next = m_entries.empty() ? TimePoint::max() : m_entries.front().begun + lifetime;
        m_nextEnd.store(next.time_since_epoch().count(), std::memory_order_relaxed);
        if (count == 0)
            return false;
        m_ended.fetch_add(count, std::memory_order_relaxed);
    }
    if (m_onChange)
        m_onChange();
    return true;
}

bool BrowserSessions::end(std::uint64_t number)
{
    return endIf([number](const Entry &entry) { return entry.ticket.number == number; });
}

void BrowserSessions::endAll()
{
    endIf([](const Entry &) { return true; });
}

void BrowserSessions::endExpired(TimePoint now)
{
    if (now.time_since_epoch().count() < m_nextEnd.load(std::memory_order_relaxed))
        return;
    endIf([now](const Entry &entry) { return entry.begun + lifetime <= now; });
}

void BrowserSessions::keepOnly(const RouteTable &routes)
{
    endIf([&routes](const Entry &entry) {
        const RoutePtr route = routes.find(entry.grant.target.id.text());
        if (!route)
            return routes.freshness() == RouteTable::Freshness::Current;
        return SandboxGrant::of(entry.grant.target, route.get()) != entry.grant;
    });
}

} // namespace liteboxd::engine
