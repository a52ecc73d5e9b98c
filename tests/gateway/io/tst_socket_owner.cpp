// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/socket_owner.h"

#include "gateway/io/file_descriptor.h"
#include "gateway/io/listener.h"

#include <gtest/gtest.h>

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

using namespace liteboxd::io;

namespace {

/// A connection within this machine.
class Pair
{
public:
    explicit Pair(const char *host)
        : m_listener(*ListeningSocket::open(*SocketAddress::parse(host, 0)))
        , m_client(::socket(m_listener->address().family(), SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        EXPECT_EQ(::connect(m_client.get(), local().data(), local().size()), 0);
    }

    const SocketAddress &local() const { return m_listener->address(); }
    SocketAddress peer() const
    {
        sockaddr_storage address{};
        socklen_t length = sizeof address;
        ::getsockname(m_client.get(), reinterpret_cast<sockaddr *>(&address), &length);
        return SocketAddress(reinterpret_cast<const sockaddr *>(&address), length);
    }

private:
    std::shared_ptr<ListeningSocket> m_listener;
    FileDescriptor m_client;
};

} // namespace

TEST(SocketOwner, isTheUserWhoHoldsTheOtherEnd)
{
    for (const char *host : {"127.0.0.1", "::1"}) {
        const Pair pair(host);
        EXPECT_EQ(ownerOfPeer(pair.peer(), pair.local()), ::geteuid()) << host;
    }
}

TEST(SocketOwner, isNobodyWhereNobodyIsConnected)
{
    const Pair pair("127.0.0.1");
    EXPECT_EQ(ownerOfPeer(*SocketAddress::parse("127.0.0.1", 1), pair.local()), std::nullopt);
    EXPECT_EQ(ownerOfPeer(pair.local(), pair.local()), std::nullopt) << "who listens holds no end";
    EXPECT_EQ(ownerOfPeer(*SocketAddress::parse("192.0.2.1", pair.peer().port()), pair.local()), std::nullopt);
    EXPECT_EQ(ownerOfPeer(*SocketAddress::parse("::1", pair.peer().port()), pair.local()), std::nullopt);
}

TEST(SocketOwner, isSomebodyElseWhereItIs)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can be somebody else";
    constexpr uid_t nobody = 65534;
    const auto listener = *ListeningSocket::open(*SocketAddress::parse("127.0.0.1", 0));
    std::array<int, 2> ready{};
    ASSERT_EQ(::pipe(ready.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        if (::setuid(nobody) != 0)
            ::_exit(1);
        const FileDescriptor client(::socket(AF_INET, SOCK_STREAM, 0));
        ::connect(client.get(), listener->address().data(), listener->address().size());
        sockaddr_storage address{};
        socklen_t length = sizeof address;
        ::getsockname(client.get(), reinterpret_cast<sockaddr *>(&address), &length);
        const std::uint16_t port = SocketAddress(reinterpret_cast<const sockaddr *>(&address), length).port();
        if (::write(ready[1], &port, sizeof port) != sizeof port)
            ::_exit(1);
        ::pause();
    }
    std::uint16_t port = 0;
    ASSERT_EQ(::read(ready[0], &port, sizeof port), static_cast<ssize_t>(sizeof port));
    EXPECT_EQ(ownerOfPeer(*SocketAddress::parse("127.0.0.1", port), listener->address()), nobody);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ready[0]);
    ::close(ready[1]);
}
