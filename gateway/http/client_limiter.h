// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/address_ranges.h"
#include "gateway/http/use_counter.h"

#include <atomic>
#include <cstddef>
#include <utility>

namespace liteboxd::http {

/// Decides whether a connection is served, for all workers of a server: there is a number of connections in all, and
/// one for each client (trusted proxies, who stand for many, are exempt). Thread-safe, no lock.
class ClientLimiter
{
public:
    ClientLimiter(std::size_t most, std::uint32_t mostPerClient, io::AddressRanges trustedProxies);

    enum class Verdict {
        Serve,
        Refuse, ///< the client has as many as it may have: 429 to its first request
        Shed,   ///< there are too many of this client that are being refused: none is served now
        Full,   ///< there are too many in all: none is served unless another one goes for it
    };

    /// A connection's place; given back when this object goes, which the limiter outlives.
    class Place
    {
    public:
        Place(Place &&other) noexcept
            : verdict(other.verdict)
            , isTrusted(other.isTrusted)
            , m_limiter(std::exchange(other.m_limiter, nullptr))
            , m_use(std::move(other.m_use))
        {}
        Place &operator=(Place &&) = delete;
        Place(const Place &) = delete;
        Place &operator=(const Place &) = delete;
        ~Place();

        Verdict verdict;
        bool isTrusted; ///< the peer is a trusted proxy

    private:
        friend class ClientLimiter;
        Place(Verdict decided, bool trusted, ClientLimiter *limiter, UseCounter::Use use)
            : verdict(decided)
            , isTrusted(trusted)
            , m_limiter(limiter)
            , m_use(std::move(use))
        {}

        ClientLimiter *m_limiter;
        UseCounter::Use m_use;
    };

    Place enter(const io::SocketAddress &peer);
    /// For who was told Full, when another connection is going for it.
    Place enterInstead(const io::SocketAddress &peer);

    const io::AddressRanges &trustedProxies() const { return m_trusted; }

private:
    Place placeOf(const io::SocketAddress &peer);

    const std::size_t m_most;
    const io::AddressRanges m_trusted;
    std::atomic<std::size_t> m_open = 0;
    UseCounter m_served;
    UseCounter m_refused; ///< as many again of a client are told so; the rest are dropped
};

} // namespace liteboxd::http
