// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/address_ranges.h"
#include "gateway/io/socket_address.h"

#include <cstdint>
#include <vector>

namespace liteboxd::control {

/// What the proxy for sandboxes is to go by.
struct EgressRules
{
    std::vector<io::SocketAddress> listen; ///< empty: there is no proxy
    io::AddressRanges refused;             ///< besides what is never public: nodes and clusters with public addresses
    io::AddressRanges permitted;           ///< all the same
    std::uint32_t rate = 50;               ///< requests a second of one sandbox; 0: any
};

} // namespace liteboxd::control
