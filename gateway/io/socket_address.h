// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace liteboxd::io {

/// An IPv4 or IPv6 address with a port. A value.
class SocketAddress
{
public:
    SocketAddress() = default;
    SocketAddress(const sockaddr *address, socklen_t length);

    /// `host` is a numeric address ("127.0.0.1", "::1", "[::1]"); names are not looked up.
    static base::Result<SocketAddress> parse(std::string_view host, std::uint16_t port);

    /// "127.0.0.1:8080", "[::1]:8080".
    std::string text() const;
    /// "127.0.0.1", "::1".
    std::string host() const;
    std::uint16_t port() const;
    int family() const { return m_storage.sin6_family; }
    bool isLoopback() const;
    /// 169.254.0.0/16, fe80::/10: cloud metadata lives there.
    bool isLinkLocal() const;
    /// 0.0.0.0, ::
    bool isUnspecified() const;
    /// 224.0.0.0/4, ff00::/8, 255.255.255.255
    bool isMulticast() const;

    const sockaddr *data() const { return reinterpret_cast<const sockaddr *>(&m_storage); }
    socklen_t size() const { return m_length; }

    /// The address in network order; an IPv4 one as IPv4-mapped IPv6 (RFC 4291, 2.5.5.2), so that it has one form.
    std::array<std::uint8_t, 16> bytes() const;

    bool operator==(const SocketAddress &other) const;

private:
    sockaddr_in6 m_storage{}; // has room for a sockaddr_in, whose family stands in the same place
    socklen_t m_length = 0;
};

} // namespace liteboxd::io
