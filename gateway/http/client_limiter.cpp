// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/client_limiter.h"

#include "gateway/http/client_address.h"

namespace liteboxd::http {

ClientLimiter::ClientLimiter(std::size_t most, std::uint32_t mostPerClient, io::AddressRanges trustedProxies)
    : m_most(most)
    , m_trusted(std::move(trustedProxies))
    , m_served(mostPerClient)
    , m_refused(mostPerClient)
{}

ClientLimiter::Place::~Place()
{
    if (m_limiter != nullptr)
        m_limiter->m_open.fetch_sub(1, std::memory_order_relaxed);
}

ClientLimiter::Place ClientLimiter::enter(const io::SocketAddress &peer)
{
    if (m_open.fetch_add(1, std::memory_order_relaxed) >= m_most)
        return Place(Verdict::Full, m_trusted.contains(peer), this, UseCounter::Use());
    return placeOf(peer);
}

ClientLimiter::Place ClientLimiter::enterInstead(const io::SocketAddress &peer)
{
    m_open.fetch_add(1, std::memory_order_relaxed);
    return placeOf(peer);
}

/// Of a connection that has been counted.
ClientLimiter::Place ClientLimiter::placeOf(const io::SocketAddress &peer)
{
    if (m_trusted.contains(peer))
        return Place(Verdict::Serve, true, this, UseCounter::Use());
    const std::uint64_t key = clientKey(peer);
    if (auto use = m_served.begin(key))
        return Place(Verdict::Serve, false, this, std::move(*use));
    if (auto use = m_refused.begin(key))
        return Place(Verdict::Refuse, false, this, std::move(*use));
    return Place(Verdict::Shed, false, this, UseCounter::Use());
}

} // namespace liteboxd::http
