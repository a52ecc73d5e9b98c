// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/relay_loop.h"

#include "tests/bench/gateway/relay_head.h"

#include "gateway/io/socket_address.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <csignal>
#include <stdexcept>

namespace liteboxd::bench {

RelayLoop::RelayLoop(std::uint16_t port)
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    std::signal(SIGPIPE, SIG_IGN); // splice(2) has no MSG_NOSIGNAL
    const int on = 1;
    ::setsockopt(m_listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const auto address = *io::SocketAddress::parse("127.0.0.1", port);
    if (::bind(m_listener.get(), address.data(), address.size()) != 0 || ::listen(m_listener.get(), 4096) != 0)
        throw std::runtime_error("the relay cannot listen");
    epoll_event event{};
    event.events = EPOLLIN;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, m_listener.get(), &event);
}

void RelayLoop::run()
{
    std::array<epoll_event, 256> events;
    for (;;) {
        const int count = ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const epoll_event &event = events[static_cast<std::size_t>(i)];
            auto *const side = static_cast<Side *>(event.data.ptr);
            if (side == nullptr)
                accept();
            else if (side->socket.isValid())
                onEvents(*side, event.events);
        }
        m_gone.clear();
    }
}

RelayLoop::Side &RelayLoop::add(io::FileDescriptor socket)
{
    auto side = std::make_unique<Side>();
    side->socket = std::move(socket);
    const int on = 1;
    ::setsockopt(side->socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    event.data.ptr = side.get();
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, side->socket.get(), &event);
    return *m_sides.emplace(side.get(), std::move(side)).first->second;
}

void RelayLoop::accept()
{
    for (;;) {
        io::FileDescriptor socket(::accept4(m_listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!socket.isValid())
            return;
        add(std::move(socket));
    }
}

void RelayLoop::onEvents(Side &side, std::uint32_t events)
{
    side.hangsUp = side.hangsUp || (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0;
    side.readable = side.readable || side.hangsUp || (events & EPOLLIN) != 0;
    if (side.other == nullptr) {
        if (side.readable)
            open(side);
        return;
    }
    Side &other = *side.other;
    if ((events & EPOLLOUT) != 0 && (!side.kept.empty() || side.piped > 0))
        pump(other);
    if (side.socket.isValid() && side.readable)
        pump(side);
}

/// Reads the first request and connects the other side.
void RelayLoop::open(Side &client)
{
    std::array<char, 4096> buffer; // a test's request comes in one piece
    const ssize_t got = ::recv(client.socket.get(), buffer.data(), buffer.size(), 0);
    client.readable = false;
    if (got < 0 && !client.hangsUp)
        return;
    const auto head = got > 0 ? RelayHead::of({buffer.data(), static_cast<std::size_t>(got)}) : std::nullopt;
    if (!head) {
        constexpr std::string_view refusal =
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        ::send(client.socket.get(), refusal.data(), refusal.size(), MSG_NOSIGNAL);
        drop(client);
        return;
    }
    io::FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto address = *io::SocketAddress::parse("127.0.0.1", head->upstreamPort);
    ::connect(socket.get(), address.data(), address.size());
    Side &upstream = add(std::move(socket));
    upstream.kept = head->head; // goes out with the event that says the connection stands
    upstream.readable = false;
    upstream.other = &client;
    client.other = &upstream;
}

void RelayLoop::pump(Side &from)
{
    Side &to = *from.other;
    if (move(from, to) != Moved::End || from.ended)
        return;
    from.ended = true;
    ::shutdown(to.socket.get(), SHUT_WR);
    if (!to.ended)
        return;
    drop(to);
    drop(from);
}

void RelayLoop::drop(Side &side)
{
    side.socket.close();
    const auto owner = m_sides.find(&side);
    m_gone.push_back(std::move(owner->second));
    m_sides.erase(owner);
}

} // namespace liteboxd::bench
