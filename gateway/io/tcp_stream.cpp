// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/tcp_stream.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <fcntl.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace liteboxd::io {

namespace {

IoResult failed()
{
    return {IoStatus::Failed, 0};
}

base::ErrorCode codeOf(int error)
{
    switch (error) {
    case ECONNREFUSED:
        return base::ErrorCode::ConnectionRefused;
    case ETIMEDOUT:
        return base::ErrorCode::TimedOut;
    default:
        return base::ErrorCode::ConnectionLost;
    }
}

} // namespace

TcpStream::TcpStream(Reactor &reactor, FileDescriptor socket)
    : SocketStream(reactor, std::move(socket))
{
    const int on = 1;
    ::setsockopt(descriptor(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Task<base::Result<std::unique_ptr<TcpStream>>> TcpStream::connect(Reactor &reactor, SocketAddress address,
                                                                  Deadline deadline)
{
    FileDescriptor socket(::socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket.isValid())
        co_return base::fail(base::ErrorCode::Internal, "no socket: " + std::generic_category().message(errno));
    const int result = ::connect(socket.get(), address.data(), address.size());
    if (result != 0 && errno != EINPROGRESS)
        co_return base::fail(codeOf(errno), "cannot connect: " + std::generic_category().message(errno),
                             address.text());
    auto stream = std::make_unique<TcpStream>(reactor, std::move(socket));
    if (result != 0) {
        stream->m_readable.clear();
        stream->m_writable.clear();
        const WaitStatus status = co_await stream->writable(deadline);
        if (status == WaitStatus::TimedOut)
            co_return base::fail(base::ErrorCode::TimedOut, "no answer to the connection attempt", address.text());
        int error = 0;
        socklen_t length = sizeof error;
        if (stream->isHungUp()) // as a failure is told
            ::getsockopt(stream->descriptor(), SOL_SOCKET, SO_ERROR, &error, &length);
        if (status == WaitStatus::Cancelled || error != 0)
            co_return base::fail(codeOf(error), "cannot connect: " + std::generic_category().message(error),
                                 address.text());
        // Until now only a hang-up could make it readable; data that came since has raised it again.
    }
    co_return stream;
}

IoResult TcpStream::recv(std::span<char> into)
{
    if (!m_readable.isRaised())
        return {IoStatus::WouldBlock, 0}; // drained, and epoll has told of nothing since: saves a system call
    if (hasReadItsShare())
        return {IoStatus::WouldBlock, 0};
    const ssize_t got = ::recv(descriptor(), into.data(), into.size(), 0);
    if (got > 0) {
        if (static_cast<std::size_t>(got) < into.size() && !isHungUp())
            m_readable.clear();
        noteRead(static_cast<std::size_t>(got));
        return {IoStatus::Ok, static_cast<std::size_t>(got)};
    }
    if (got == 0)
        return {IoStatus::End, 0};
    if (errno == EAGAIN || errno == EINTR) {
        m_readable.clear();
        return {IoStatus::WouldBlock, 0};
    }
    return failed();
}

IoResult TcpStream::send(std::span<const iovec> pieces)
{
    std::size_t asked = 0;
    for (const iovec &piece : pieces)
        asked += piece.iov_len;
    if (asked == 0)
        return {IoStatus::Ok, 0};
    ssize_t sent = 0;
    if (pieces.size() == 1) { // send() spares the kernel from copying a vector of one
        sent = ::send(descriptor(), pieces.front().iov_base, asked, MSG_NOSIGNAL);
    } else {
        msghdr message{};
        message.msg_iov = const_cast<iovec *>(pieces.data());
        message.msg_iovlen = pieces.size();
        sent = ::sendmsg(descriptor(), &message, MSG_NOSIGNAL);
    }
    if (sent >= 0) {
        m_sent += static_cast<std::size_t>(sent);
        if (static_cast<std::size_t>(sent) < asked)
            m_writable.clear();
        return {IoStatus::Ok, static_cast<std::size_t>(sent)};
    }
    if (errno == EAGAIN || errno == EINTR || errno == ENOBUFS) {
        m_writable.clear();
        return {IoStatus::WouldBlock, 0};
    }
    return failed();
}

void TcpStream::shutdownSend()
{
    if (!std::exchange(m_sendShut, true))
        ::shutdown(descriptor(), SHUT_WR);
}

FileDescriptor TcpStream::release()
{
    return detach();
}

IoResult TcpStream::spliceIn(int pipe, std::size_t most)
{
    if (hasReadItsShare())
        return {IoStatus::WouldBlock, 0};
    const ssize_t got = ::splice(descriptor(), nullptr, pipe, nullptr, most, SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
    if (got > 0) {
        noteRead(static_cast<std::size_t>(got));
        return {IoStatus::Ok, static_cast<std::size_t>(got)};
    }
    if (got == 0)
        return {IoStatus::End, 0};
    if (errno == EAGAIN || errno == EINTR) {
        m_readable.clear();
        return {IoStatus::WouldBlock, 0};
    }
    return failed();
}

IoResult TcpStream::spliceOut(int pipe, std::size_t most)
{
    const ssize_t sent = ::splice(pipe, nullptr, descriptor(), nullptr, most, SPLICE_F_MOVE | SPLICE_F_NONBLOCK);
    if (sent > 0) {
        m_sent += static_cast<std::size_t>(sent);
        return {IoStatus::Ok, static_cast<std::size_t>(sent)};
    }
    if (sent < 0 && errno != EAGAIN && errno != EINTR)
        return failed();
    m_writable.clear();
    return {IoStatus::WouldBlock, 0};
}

} // namespace liteboxd::io
