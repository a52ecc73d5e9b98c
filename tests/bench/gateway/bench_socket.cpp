// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/bench_socket.h"

#include "gateway/io/socket_address.h"

#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/socket.h>
#include <system_error>
#include <thread>

namespace liteboxd::bench {

BenchSocket::BenchSocket(io::FileDescriptor socket)
    : m_socket(std::move(socket))
{
    const int on = 1;
    ::setsockopt(m_socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(m_socket.get(), F_SETFL, O_NONBLOCK);
}

BenchSocket BenchSocket::connect(std::uint16_t port)
{
    io::FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto address = *io::SocketAddress::parse("127.0.0.1", port);
    if (::connect(socket.get(), address.data(), address.size()) != 0)
        throw std::system_error(errno, std::generic_category(), "connect");
    return BenchSocket(std::move(socket));
}

void BenchSocket::send(std::string_view bytes)
{
    if (m_unsent.empty()) {
        const ssize_t sent = ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        bytes.remove_prefix(sent > 0 ? static_cast<std::size_t>(sent) : 0);
    }
    m_unsent.append(bytes);
}

void BenchSocket::flush()
{
    const ssize_t sent = ::send(m_socket.get(), m_unsent.data(), m_unsent.size(), MSG_NOSIGNAL);
    m_unsent.erase(0, sent > 0 ? static_cast<std::size_t>(sent) : 0);
}

std::ptrdiff_t BenchSocket::receive(std::span<char> into)
{
    const ssize_t got = ::recv(m_socket.get(), into.data(), into.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    return got > 0 ? got : -1;
}

void pinToCore(std::size_t core)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    ::sched_setaffinity(0, sizeof set, &set); // where it is not allowed, the figures are only noisier
}

std::size_t coreCount()
{
    return std::thread::hardware_concurrency();
}

} // namespace liteboxd::bench
