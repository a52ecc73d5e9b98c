// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::policy::explain {

/// An IPv4 or IPv6 address.
struct IpAddress
{
    bool isV6 = false;
    std::array<std::uint8_t, 16> bytes{}; ///< an IPv4 address fills the first four

    int bitLength() const { return isV6 ? 128 : 32; }
    auto operator<=>(const IpAddress &) const = default;

    /// Dotted or colon form, without a zone; nothing for any other text.
    static std::optional<IpAddress> parse(std::string_view text);
    std::string text() const;
};

/// A block of addresses. The bits behind its length are zero.
struct IpPrefix
{
    IpAddress address;
    int length = 0; ///< 0 to 32 or 128

    bool contains(const IpAddress &other) const;
    bool contains(const IpPrefix &other) const { return length <= other.length && contains(other.address); }
    bool operator==(const IpPrefix &) const = default;

    /// "address/length"; bits behind the length are cleared. Nothing for any other text.
    static std::optional<IpPrefix> parse(std::string_view text);
    /// As parse(), or a lone address, which is a block of one.
    static std::optional<IpPrefix> parseLoose(std::string_view text);
    static IpPrefix of(const IpAddress &address) { return {address, address.bitLength()}; }
};

} // namespace liteboxd::policy::explain
