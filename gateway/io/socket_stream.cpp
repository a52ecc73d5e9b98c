// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/socket_stream.h"

#include <linux/sock_diag.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <utility>

namespace liteboxd::io {

SocketStream::SocketStream(Reactor &reactor, FileDescriptor socket)
    : Stream(reactor)
    , m_socket(std::move(socket))
{
    m_readable.raise(); // worth a try: data often waits already
    m_writable.raise();
    reactor.watch(m_socket.get(), EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, *this);
}

SocketStream::~SocketStream()
{
    if (!m_socket.isValid())
        return;
    reactor().forget(m_socket.get());
    if (isAborted()) {
        const linger reset{1, 0};
        ::setsockopt(m_socket.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    }
}

std::size_t SocketStream::undeliveredBytes() const
{
    int bytes = 0;
    if (::ioctl(m_socket.get(), SIOCOUTQ, &bytes) != 0 || bytes == 0)
        return 0;
    tcp_info info{}; // the kernel counts on when the connection is gone
    socklen_t size = sizeof info;
    const bool isGone =
        ::getsockopt(m_socket.get(), IPPROTO_TCP, TCP_INFO, &info, &size) == 0 && info.tcpi_state == TCP_CLOSE;
    return isGone ? 0 : static_cast<std::size_t>(bytes);
}

std::size_t SocketStream::systemMemory() const
{
    std::array<std::uint32_t, SK_MEMINFO_VARS> numbers{};
    socklen_t size = sizeof numbers;
    if (::getsockopt(m_socket.get(), SOL_SOCKET, SO_MEMINFO, numbers.data(), &size) != 0)
        return 0;
    return std::size_t{numbers[SK_MEMINFO_RMEM_ALLOC]} + numbers[SK_MEMINFO_WMEM_QUEUED];
}

std::optional<SocketAddress> SocketStream::localAddress() const
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (::getsockname(m_socket.get(), reinterpret_cast<sockaddr *>(&address), &length) != 0)
        return std::nullopt;
    return SocketAddress(reinterpret_cast<const sockaddr *>(&address), length);
}

FileDescriptor SocketStream::detach()
{
    reactor().forget(m_socket.get());
    return std::move(m_socket);
}

/// By keep-alive probes: the system of a process that has closed the connection, and not its side only, forgets it
/// within a minute or two and answers them with a reset.
void SocketStream::askWhetherItLives()
{
    const auto set = [this](int level, int option, int value) {
        ::setsockopt(m_socket.get(), level, option, &value, sizeof value);
    };
    set(IPPROTO_TCP, TCP_KEEPIDLE, 15);
    set(IPPROTO_TCP, TCP_KEEPINTVL, 15);
    set(IPPROTO_TCP, TCP_KEEPCNT, 4);
    set(SOL_SOCKET, SO_KEEPALIVE, 1);
}

void SocketStream::onEvents(std::uint32_t events) noexcept
{
    if ((events & (EPOLLHUP | EPOLLERR)) != 0)
        lose();
    else if ((events & EPOLLRDHUP) != 0)
        hangUp();
    if ((events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0)
        m_readable.raise();
    if ((events & EPOLLIN) != 0)
        m_readable.raise();
    if ((events & (EPOLLOUT | EPOLLHUP | EPOLLERR)) != 0) {
        m_writable.raise();
        if (std::exchange(m_readNeedsRoom, false))
            m_readable.raise();
    }
}

} // namespace liteboxd::io
