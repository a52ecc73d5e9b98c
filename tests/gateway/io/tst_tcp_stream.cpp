// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/tcp_stream.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <string>

using namespace liteboxd::io;

TEST(TcpStream, nothingIsUndeliveredToAPeerThatIsGone)
{
    const auto any = *SocketAddress::parse("127.0.0.1", 0);
    const FileDescriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    ASSERT_EQ(::bind(listener.get(), any.data(), any.size()), 0);
    ASSERT_EQ(::listen(listener.get(), 1), 0);
    sockaddr_storage bound{};
    socklen_t length = sizeof bound;
    ::getsockname(listener.get(), reinterpret_cast<sockaddr *>(&bound), &length);
    FileDescriptor near(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    ASSERT_EQ(::connect(near.get(), reinterpret_cast<const sockaddr *>(&bound), length), 0);
    FileDescriptor far(::accept(listener.get(), nullptr, nullptr));
    ::fcntl(near.get(), F_SETFL, O_NONBLOCK);

    Reactor reactor;
    TcpStream stream(reactor, std::move(near));
    const std::string piece(256 * 1024, 'x');
    while (stream.send(piece).status == IoStatus::Ok) {
    }
    EXPECT_GT(stream.undeliveredBytes(), 0U);

    const linger reset{1, 0};
    ::setsockopt(far.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    far.close();
    pollfd gone{stream.descriptor(), 0, 0};
    ASSERT_EQ(::poll(&gone, 1, 5000), 1);
    EXPECT_EQ(stream.undeliveredBytes(), 0U);
}
