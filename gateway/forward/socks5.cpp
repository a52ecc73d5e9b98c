// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/socks5.h"

#include "gateway/forward/proxy_exchange.h"
#include "gateway/io/socket_address.h"

#include <array>

namespace liteboxd::forward {

namespace {

using base::ErrorCode;

constexpr char version = 5;
constexpr std::size_t longestText = 255; ///< its length is one byte

enum Method : unsigned char { NoLogin = 0, UserAndPassword = 2, NoneOfThese = 0xFF };
enum AddressType : unsigned char { Ipv4 = 1, Name = 3, Ipv6 = 4 };

base::Error refused(std::string message)
{
    return {ErrorCode::ProxyFailed, std::move(message), {}};
}

base::Error malformed()
{
    return refused("the proxy does not speak SOCKS5");
}

void appendText(std::string &message, const std::string &text)
{
    message += static_cast<char>(text.size());
    message += text;
}

std::string greeting(bool hasLogin)
{
    return hasLogin ? std::string{version, 2, NoLogin, UserAndPassword} : std::string{version, 1, NoLogin};
}

/// RFC 1929, 2.
base::Secret loginMessage(const ProxyTunnel &tunnel)
{
    std::string message{1};
    appendText(message, tunnel.user);
    appendText(message, tunnel.password.reveal());
    return base::Secret(std::move(message));
}

/// RFC 1928, 4.
std::string connectMessage(const ProxyTunnel &tunnel)
{
    constexpr char connect = 1;
    std::string message{version, connect, 0};
    if (const auto address = io::SocketAddress::parse(tunnel.host, tunnel.port)) {
        const std::array<std::uint8_t, 16> bytes = address->bytes();
        const bool isIpv4 = address->family() == AF_INET;
        message += static_cast<char>(isIpv4 ? Ipv4 : Ipv6);
        message.append(bytes.begin() + (isIpv4 ? 12 : 0), bytes.end());
    } else {
        message += static_cast<char>(Name);
        appendText(message, tunnel.host);
    }
    message += static_cast<char>(tunnel.port >> 8);
    message += static_cast<char>(tunnel.port & 0xFF);
    return message;
}

/// RFC 1928, 6.
std::string_view meaning(unsigned char reply)
{
    switch (reply) {
    case 2:
        return "its rules do not allow it";
    case 3:
        return "the network cannot be reached";
    case 4:
        return "the host cannot be reached";
    case 5:
        return "the connection is refused";
    case 6:
        return "the host is too far away";
    default:
        return "it fails";
    }
}

/// Sends a message, and reads as much of its answer as `answer` has room for.
io::Task<base::Result<void>> ask(io::Stream &proxy, std::string_view message, std::span<char> answer,
                                 io::Deadline deadline)
{
    const auto sent = co_await sendToProxy(proxy, message, deadline);
    if (!sent)
        co_return base::fail(sent.error());
    co_return co_await receiveFromProxy(proxy, answer, deadline);
}

io::Task<base::Result<void>> logIn(io::Stream &proxy, const ProxyTunnel &tunnel, io::Deadline deadline)
{
    const base::Secret login = loginMessage(tunnel);
    std::array<char, 2> answer{};
    const auto answered = co_await ask(proxy, login.reveal(), answer, deadline);
    if (!answered)
        co_return base::fail(answered.error());
    if (answer[0] != 1)
        co_return base::fail(malformed());
    if (answer[1] != 0)
        co_return base::fail(refused("the proxy does not take this user name and password"));
    co_return base::Result<void>();
}

io::Task<base::Result<void>> agreeOnMethod(io::Stream &proxy, const ProxyTunnel &tunnel, io::Deadline deadline)
{
    const bool hasLogin = !tunnel.user.empty();
    const std::string hello = greeting(hasLogin);
    std::array<char, 2> answer{};
    const auto answered = co_await ask(proxy, hello, answer, deadline);
    if (!answered)
        co_return base::fail(answered.error());
    if (answer[0] != version)
        co_return base::fail(malformed());
    switch (static_cast<unsigned char>(answer[1])) {
    case NoLogin:
        co_return base::Result<void>();
    case NoneOfThese:
        co_return base::fail(refused(hasLogin ? "the proxy takes no user name and password"
                                              : "the proxy wants a user name and password"));
    case UserAndPassword:
        if (hasLogin)
            co_return co_await logIn(proxy, tunnel, deadline);
        break;
    default:
        break;
    }
    co_return base::fail(malformed());
}

/// Reads the answer to its end: it names the proxy's own address, which is of no use to us.
io::Task<base::Result<void>> requestConnection(io::Stream &proxy, const ProxyTunnel &tunnel, io::Deadline deadline)
{
    const std::string message = connectMessage(tunnel);
    std::array<char, 5> head{}; // with the first byte of the address
    const auto begun = co_await ask(proxy, message, head, deadline);
    if (!begun)
        co_return base::fail(begun.error());
    const auto reply = static_cast<unsigned char>(head[1]);
    if (head[0] != version || head[2] != 0)
        co_return base::fail(malformed());
    if (reply != 0)
        co_return base::fail(refused("the proxy makes no connection: " + std::string(meaning(reply))));
    std::size_t addressSize = 0; // without its first byte
    switch (static_cast<unsigned char>(head[3])) {
    case Ipv4:
        addressSize = 3;
        break;
    case Ipv6:
        addressSize = 15;
        break;
    case Name:
        addressSize = static_cast<unsigned char>(head[4]);
        break;
    default:
        co_return base::fail(malformed());
    }
    std::array<char, longestText + 2> rest{}; // and the port
    co_return co_await receiveFromProxy(proxy, std::span(rest).first(addressSize + 2), deadline);
}

} // namespace

io::Task<base::Result<void>> openBySocks5(io::Stream &proxy, const ProxyTunnel &tunnel, io::Deadline deadline)
{
    if (tunnel.host.size() > longestText || tunnel.user.size() > longestText ||
        tunnel.password.reveal().size() > longestText)
        co_return base::fail(refused("a name or password is too long for a SOCKS5 proxy"));
    const auto agreed = co_await agreeOnMethod(proxy, tunnel, deadline);
    if (!agreed)
        co_return base::fail(agreed.error());
    co_return co_await requestConnection(proxy, tunnel, deadline);
}

} // namespace liteboxd::forward
