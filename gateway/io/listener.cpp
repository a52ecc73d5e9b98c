// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/listener.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/epoll.h>

#include <cerrno>
#include <system_error>

namespace liteboxd::io {

ListeningSocket::ListeningSocket(FileDescriptor socket, const SocketAddress &address)
    : m_socket(std::move(socket))
    , m_address(address)
{}

base::Result<std::shared_ptr<ListeningSocket>> ListeningSocket::open(const SocketAddress &address)
{
    return openOn({}, address);
}

base::Result<std::shared_ptr<ListeningSocket>> ListeningSocket::openOn(const std::string &device,
                                                                       const SocketAddress &address)
{
    const auto fail = [&address](const char *what) {
        const int error = errno;
        return base::fail(error == EADDRINUSE ? base::ErrorCode::AlreadyExists : base::ErrorCode::InvalidArgument,
                          std::string(what) + ": " + std::generic_category().message(error), address.text());
    };
    FileDescriptor socket(::socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket.isValid())
        return fail("no socket");
    const int on = 1;
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on); // our own connections in TIME_WAIT
    if (address.family() == AF_INET6)
        ::setsockopt(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (!device.empty() && ::setsockopt(socket.get(), SOL_SOCKET, SO_BINDTODEVICE, device.c_str(),
                                        static_cast<socklen_t>(device.size() + 1)) != 0)
        return fail("cannot be bound to this device");
    if (::bind(socket.get(), address.data(), address.size()) != 0)
        return fail("cannot use this address");
    if (::listen(socket.get(), 4096) != 0)
        return fail("cannot listen");
    sockaddr_storage bound{};
    socklen_t length = sizeof bound;
    ::getsockname(socket.get(), reinterpret_cast<sockaddr *>(&bound), &length);
    return std::shared_ptr<ListeningSocket>(
        new ListeningSocket(std::move(socket), SocketAddress(reinterpret_cast<sockaddr *>(&bound), length)));
}

namespace {

FileDescriptor spareDescriptor()
{
    return FileDescriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

bool isExhaustion(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

} // namespace

Listener::Listener(Reactor &reactor, std::shared_ptr<ListeningSocket> socket)
    : m_reactor(reactor)
    , m_socket(std::move(socket))
    , m_acceptable(reactor)
    , m_reserve(spareDescriptor())
{
    ++m_socket->m_listeners;
    resume();
}

Listener::~Listener()
{
    --m_socket->m_listeners;
    if (!m_paused)
        m_reactor.forget(m_socket->descriptor());
}

void Listener::resume()
{
    m_paused = false;
    // Level-triggered: a worker that takes only one of two waiting connections is asked again.
    m_reactor.watch(m_socket->descriptor(), EPOLLIN | EPOLLEXCLUSIVE, *this);
}

void Listener::goBehindTheOthers()
{
    m_acceptable.clear(); // if another connection waits, watching tells of it in the next turn
    m_reactor.forget(m_socket->descriptor());
    resume();
}

std::optional<Listener::Accepted> Listener::accept()
{
    if (isShared() && !m_acceptable.isRaised())
        return std::nullopt;
    sockaddr_storage peer{};
    const auto next = [this, &peer](bool isLast) -> std::optional<Accepted> {
        socklen_t length = sizeof peer;
        FileDescriptor socket(::accept4(m_socket->descriptor(), reinterpret_cast<sockaddr *>(&peer), &length,
                                        SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!socket.isValid())
            return std::nullopt;
        return Accepted{std::move(socket), SocketAddress(reinterpret_cast<sockaddr *>(&peer), length), isLast};
    };
    if (!m_reserve.isValid())
        m_reserve = spareDescriptor();
    if (auto accepted = next(false)) {
        if (isShared())
            goBehindTheOthers();
        return accepted;
    }
    int error = errno;
    if (isExhaustion(error) && m_reserve.isValid()) {
        m_reserve.close();
        if (auto accepted = next(true))
            return accepted;
        // Without a descriptor the kernel does not look whether anyone waits: mostly nobody does.
        error = errno;
        m_reserve = spareDescriptor();
    }
    m_acceptable.clear();
    if (isExhaustion(error)) {
        m_reactor.forget(m_socket->descriptor());
        m_paused = true;
    }
    return std::nullopt;
}

void Listener::onEvents(std::uint32_t) noexcept
{
    m_acceptable.raise();
}

} // namespace liteboxd::io
