// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace liteboxd::engine {

/// What the client of a SOCKS server of version 5 says: the offer of methods (RFC 1928, 3), the login by user and
/// password (RFC 1929), the request (RFC 1928, 4). Each is read from the beginning of what has come; nothing of what
/// follows is looked at. Views into that.
enum class SocksRead {
    Incomplete, ///< more bytes are needed
    Malformed,  ///< no more bytes will make it one
    Whole,
};

struct SocksOffer
{
    std::size_t size = 0; ///< bytes that it has
    bool hasPassword = false;
};

struct SocksLogin
{
    std::size_t size = 0;
    std::string_view user;
    std::string_view password;
};

/// RFC 1928, 6.
enum class SocksReply : std::uint8_t {
    Succeeded = 0,
    Failed = 1,
    NotAllowed = 2,
    HostUnreachable = 4,
    Refused = 5,
    CommandNotSupported = 7,
    AddressNotSupported = 8,
};

struct SocksRequest
{
    std::size_t size = 0;
    bool isConnect = false;
    bool isName = false;   ///< a name was given, and not an address
    std::string_view name; ///< of such a one
    std::uint16_t port = 0;
};

SocksRead readSocksOffer(std::string_view bytes, SocksOffer &offer);
SocksRead readSocksLogin(std::string_view bytes, SocksLogin &login);
/// Malformed also where the kind of address is unknown: then `reply` is AddressNotSupported, else Failed.
SocksRead readSocksRequest(std::string_view bytes, SocksRequest &request, SocksReply &reply);

/// The answer to a request; it names no address.
std::string socksAnswer(SocksReply reply);

/// Longer than any message of the three.
inline constexpr std::size_t longestSocksMessage = 1024;

} // namespace liteboxd::engine
