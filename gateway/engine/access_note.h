// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access_log.h"
#include "gateway/engine/address_ranges.h"
#include "gateway/engine/exchange.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace liteboxd::engine {

class Judge;

/// What the access log will say of a request that has just begun: taken down at once, since the request's head goes
/// when it becomes a WebSocket. Belongs to the coroutine that serves the request.
class AccessNote
{
public:
    AccessNote(Exchange &exchange, const Judge &judge, const AddressRanges &trustedProxies);

    /// The request is over.
    AccessRecord finish(const Exchange &exchange, const Connection &connection, std::string_view upstreamMode) const;

private:
    std::string m_requestId;
    std::string m_client;
    std::string m_sandboxId;
    std::uint16_t m_port = 0;
    std::string m_method;
    std::string m_path;
    std::chrono::steady_clock::time_point m_begun;
    std::uint64_t m_sentBefore;
};

} // namespace liteboxd::engine
