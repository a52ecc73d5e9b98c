// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gateway/io/address_ranges.h"

#include <string_view>

namespace liteboxd::io {

/// A range of addresses that are no host's of the public internet.
struct SpecialAddresses
{
    enum class Kind {
        Loopback, ///< this machine
        Network,  ///< this machine's network, metadata services, multicast, or an IPv4 address in disguise
        Private,  ///< private and shared networks: pods and nodes have such addresses
    };

    const char *range;
    const char *reason; ///< "it is …", for people
    Kind kind;
};

/// The range that holds `address`; nullptr: it is a public one. Sources: RFC 6890 and the registries that it began, the
/// clouds' own documents for their metadata services. IPv4-mapped IPv6 counts as IPv4. Thread-safe.
const SpecialAddresses *specialAddressesWith(const SocketAddress &address);

} // namespace liteboxd::io
