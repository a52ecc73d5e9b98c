// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/socket_address.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::io {

/// A set of addresses, written as addresses and CIDR ranges (RFC 4632, RFC 4291). IPv4 and IPv4-mapped IPv6 are the
/// same. A value.
class AddressRanges
{
public:
    /// Adds "10.0.0.0/8", "fd00::/8", "192.0.2.7". False for anything else, also for a range with bits behind its
    /// prefix ("10.1.0.0/8"), which is a mistake as a rule.
    bool add(std::string_view text);

    bool contains(const SocketAddress &address) const;
    bool isEmpty() const { return m_ranges.empty(); }
    /// As they were added, separated by commas.
    const std::string &text() const { return m_text; }

private:
    struct Range
    {
        std::array<std::uint8_t, 16> bytes{};
        unsigned bits = 0;
    };

    std::vector<Range> m_ranges;
    std::string m_text;
};

} // namespace liteboxd::io
