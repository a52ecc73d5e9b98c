// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::bench {

/// What the limit relays do with the first request of a connection, and with nothing after it: the gateway's job in
/// its cheapest form.
struct RelayHead
{
    std::uint16_t upstreamPort = 0;
    std::string head; ///< for the upstream

    /// `received` begins with a whole head. nullopt: the token is wrong, or there is no such sandbox.
    static std::optional<RelayHead> of(std::string_view received);
};

} // namespace liteboxd::bench
