// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/relay_head.h"

#include "tests/bench/gateway/workload.h"

#include <cstdlib>

namespace liteboxd::bench {

std::optional<RelayHead> RelayHead::of(std::string_view received)
{
    const std::string prefix = "GET /api/v1/sandbox/" + std::string(benchId) + "/port/";
    const std::string token = "X-Access-Token: " + std::string(benchToken) + "\r\n";
    const auto tokenAt = received.find(token);
    if (!received.starts_with(prefix) || tokenAt == std::string_view::npos)
        return std::nullopt;
    const auto pathAt = received.find('/', prefix.size());
    RelayHead result;
    result.upstreamPort = static_cast<std::uint16_t>(std::atoi(received.data() + prefix.size()));
    result.head = "GET ";
    result.head += received.substr(pathAt, tokenAt - pathAt);
    result.head += "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: http\r\nX-Forwarded-Host: gateway.example\r\n"
                   "X-Forwarded-Prefix: ";
    result.head += received.substr(4, pathAt - 4);
    result.head += "\r\nX-Request-Id: 0123456789abcdef\r\nVia: 1.1 relay\r\n";
    result.head += received.substr(tokenAt + token.size());
    return result;
}

} // namespace liteboxd::bench
