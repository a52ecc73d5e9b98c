// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/socket_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace liteboxd::io {

namespace {

const sockaddr_in &v4(const sockaddr *address)
{
    return *reinterpret_cast<const sockaddr_in *>(address);
}

const sockaddr_in6 &v6(const sockaddr *address)
{
    return *reinterpret_cast<const sockaddr_in6 *>(address);
}

/// The IPv4 address in host order, also of an IPv4-mapped IPv6 one; 0 of others.
std::uint32_t ipv4Bits(const sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return ntohl(v4(address).sin_addr.s_addr);
    if (address->sa_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(&v6(address).sin6_addr)) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, v6(address).sin6_addr.s6_addr + 12, sizeof bits);
        return ntohl(bits);
    }
    return 0;
}

bool isMapped(const sockaddr *address)
{
    return address->sa_family == AF_INET || IN6_IS_ADDR_V4MAPPED(&v6(address).sin6_addr);
}

} // namespace

SocketAddress::SocketAddress(const sockaddr *address, socklen_t length)
    : m_length(std::min<socklen_t>(length, sizeof m_storage))
{
    std::memcpy(&m_storage, address, m_length);
}

base::Result<SocketAddress> SocketAddress::parse(std::string_view host, std::uint16_t port)
{
    if (host.size() >= 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    const std::string text(host);
    sockaddr_in in4{};
    in4.sin_family = AF_INET;
    in4.sin_port = htons(port);
    if (::inet_pton(AF_INET, text.c_str(), &in4.sin_addr) == 1)
        return SocketAddress(reinterpret_cast<const sockaddr *>(&in4), sizeof in4);
    sockaddr_in6 in6{};
    in6.sin6_family = AF_INET6;
    in6.sin6_port = htons(port);
    if (::inet_pton(AF_INET6, text.c_str(), &in6.sin6_addr) == 1)
        return SocketAddress(reinterpret_cast<const sockaddr *>(&in6), sizeof in6);
    return base::fail(base::ErrorCode::InvalidArgument, "not a numeric IP address", text);
}

std::string SocketAddress::host() const
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (family() == AF_INET)
        ::inet_ntop(AF_INET, &v4(data()).sin_addr, text.data(), text.size());
    else if (family() == AF_INET6)
        ::inet_ntop(AF_INET6, &v6(data()).sin6_addr, text.data(), text.size());
    return text.data();
}

std::uint16_t SocketAddress::port() const
{
    return ntohs(family() == AF_INET6 ? v6(data()).sin6_port : v4(data()).sin_port);
}

std::string SocketAddress::text() const
{
    const std::string port = std::to_string(this->port());
    return family() == AF_INET6 ? "[" + host() + "]:" + port : host() + ":" + port;
}

bool SocketAddress::isLoopback() const
{
    if (isMapped(data()))
        return ipv4Bits(data()) >> 24U == 127;
    return IN6_IS_ADDR_LOOPBACK(&v6(data()).sin6_addr) != 0;
}

bool SocketAddress::isLinkLocal() const
{
    if (isMapped(data()))
        return ipv4Bits(data()) >> 16U == 0xA9FEU;
    return IN6_IS_ADDR_LINKLOCAL(&v6(data()).sin6_addr) != 0;
}

bool SocketAddress::isUnspecified() const
{
    if (isMapped(data()))
        return ipv4Bits(data()) >> 24U == 0;
    return IN6_IS_ADDR_UNSPECIFIED(&v6(data()).sin6_addr) != 0;
}

bool SocketAddress::isMulticast() const
{
    if (isMapped(data()))
        return ipv4Bits(data()) >> 28U >= 14;
    return IN6_IS_ADDR_MULTICAST(&v6(data()).sin6_addr) != 0;
}

std::array<std::uint8_t, 16> SocketAddress::bytes() const
{
    std::array<std::uint8_t, 16> bytes{};
    if (family() == AF_INET) {
        bytes[10] = bytes[11] = 0xFF;
        std::memcpy(bytes.data() + 12, &v4(data()).sin_addr, 4);
    } else if (family() == AF_INET6) {
        std::memcpy(bytes.data(), &v6(data()).sin6_addr, 16);
    }
    return bytes;
}

bool SocketAddress::operator==(const SocketAddress &other) const
{
    return m_length == other.m_length && std::memcmp(&m_storage, &other.m_storage, m_length) == 0;
}

} // namespace liteboxd::io
