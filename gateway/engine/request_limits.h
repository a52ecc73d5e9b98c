// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/judge.h"
#include "gateway/io/address_ranges.h"
#include "gateway/http/exchange.h"
#include "gateway/http/limits.h"
#include "gateway/http/rate_limiter.h"
#include "gateway/http/refusal.h"
#include "gateway/http/use_counter.h"

#include <optional>

namespace liteboxd::engine {

class OpenRequest;

/// How many requests there may be at once and how many a second: of a client, of what opened a sandbox (its token, a
/// link, a browser's session), to a sandbox. Counts for all workers together, without a lock. Thread-safe.
class RequestLimits
{
public:
    /// `trustedProxies` outlive it.
    RequestLimits(const http::ConnectionLimits &limits, const io::AddressRanges &trustedProxies);

    /// Who asks: the peer, or whom a trusted proxy names.
    io::SocketAddress clientOf(http::Exchange &exchange) const;

    /// Whether this client asks too often, whatever it asks for but health.
    std::optional<http::Refusal> refusalOf(http::Exchange &exchange);

    /// The same for one who speaks no HTTP.
    bool mayAsk(const io::SocketAddress &client, io::Deadline now);

    /// Takes the places of an admitted request, which give themselves back with it.
    std::optional<http::Refusal> admit(OpenRequest &request, http::Exchange &exchange, const Admission &admission);
    /// The same where the client's place is another's affair.
    std::optional<http::Refusal> admit(OpenRequest &request, const Admission &admission, io::Deadline now);

private:
    std::optional<http::Refusal> refusalOf(const Admission &admission, io::Deadline now);
    std::uint64_t keyOfClient(http::Exchange &exchange) const;

    const io::AddressRanges &m_trustedProxies;
    http::UseCounter m_clients; ///< at once
    http::UseCounter m_sandboxes;
    http::RateLimiter m_clientRate;
    http::RateLimiter m_tokenRate;
    http::RateLimiter m_sandboxRate;
};

/// A refusal as an API tells it that promises problem details (RFC 9457), before that API itself is asked. `code` is
/// for programs.
http::Answer problemAnswer(http::Refusal refusal, std::string_view code, std::string_view requestId);

} // namespace liteboxd::engine
