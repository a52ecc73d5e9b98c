// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/client_limiter.h"

#include "gateway/http/client_address.h"

namespace liteboxd::http {

ClientLimiter::ClientLimiter(std::size_t most, std::uint32_t mostPerClient, AddressRanges trustedProxies)
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
    const bool trusted = m_trusted.contains(peer);
    if (m_open.fetch_add(1, std::memory_order_relaxed) >= m_most)
        return Place(Verdict::Shed, trusted, this, UseCounter::Use());
    if (trusted)
        return Place(Verdict::Serve, trusted, this, UseCounter::Use());
    const std::uint64_t key = clientKey(peer);
    if (auto use = m_served.begin(key))
        return Place(Verdict::Serve, trusted, this, std::move(*use));
    if (auto use = m_refused.begin(key))
        return Place(Verdict::Refuse, trusted, this, std::move(*use));
    return Place(Verdict::Shed, trusted, this, UseCounter::Use());
}

} // namespace liteboxd::http
