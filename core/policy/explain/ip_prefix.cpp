// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/ip_prefix.h"

#include <arpa/inet.h>

#include <charconv>

namespace liteboxd::policy::explain {

std::optional<IpAddress> IpAddress::parse(std::string_view text)
{
    IpAddress address;
    const std::string terminated(text);
    if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data()) == 1)
        return address;
    address.isV6 = true;
    if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1)
        return address;
    return std::nullopt;
}

std::string IpAddress::text() const
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(isV6 ? AF_INET6 : AF_INET, bytes.data(), text.data(), text.size());
    return text.data();
}

bool IpPrefix::contains(const IpAddress &other) const
{
    if (other.isV6 != address.isV6)
        return false;
    for (int bit = 0; bit < length; bit += 8) {
        const auto at = static_cast<std::size_t>(bit / 8);
        const int rest = length - bit;
        const auto mask = static_cast<std::uint8_t>(rest >= 8 ? 0xff : 0xff << (8 - rest));
        if ((other.bytes[at] & mask) != (address.bytes[at] & mask))
            return false;
    }
    return true;
}

std::optional<IpPrefix> IpPrefix::parse(std::string_view text)
{
    const std::size_t slash = text.rfind('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    auto address = IpAddress::parse(text.substr(0, slash));
    const std::string_view digits = text.substr(slash + 1);
    int length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    const bool isNumber = error == std::errc{} && end == digits.data() + digits.size() && digits.front() != '-' &&
                          (digits.size() == 1 || digits.front() != '0');
    if (!address || !isNumber || length > address->bitLength())
        return std::nullopt;
    for (int bit = length; bit < address->bitLength(); ++bit)
        address->bytes[static_cast<std::size_t>(bit / 8)] &= static_cast<std::uint8_t>(~(0x80 >> (bit % 8)));
    return IpPrefix{*address, length};
}

std::optional<IpPrefix> IpPrefix::parseLoose(std::string_view text)
{
    if (text.find('/') != std::string_view::npos)
        return parse(text);
    const auto address = IpAddress::parse(text);
    return address ? std::optional(of(*address)) : std::nullopt;
}

} // namespace liteboxd::policy::explain
