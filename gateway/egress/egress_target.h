// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::egress {

/// Where a client of the proxy wants to go.
struct EgressTarget
{
    std::string host; ///< in small letters, without the dot of an absolute name; a name, or an address as it came
    std::uint16_t port = 0;
    std::string origin{};   ///< path and query as they came, "/" at least; empty for CONNECT
    bool isAddress = false; ///< no name: a numeric address in any form that programs take for one

    /// "example.com:443"
    std::string authority() const;
};

/// What a request is for: CONNECT names host and port (RFC 9110, 9.3.6), every other method a URL in absolute form (RFC
/// 9112, 3.2.2) with the scheme http. Nothing for the rest: a user in it, another scheme, a host that is none. Pure.
std::optional<EgressTarget> targetOf(std::string_view method, std::string_view target);

} // namespace liteboxd::egress
