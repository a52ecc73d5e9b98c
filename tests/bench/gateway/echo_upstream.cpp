// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/echo_upstream.h"

#include "tests/bench/gateway/workload.h"

#include "core/base/websocket_frame.h"

#include <array>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

namespace liteboxd::bench {

namespace {

void watch(int epoll, int descriptor, std::uint32_t events)
{
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    ::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

std::string handshakeAnswer(std::string_view head)
{
    constexpr std::string_view name = "Sec-WebSocket-Key: ";
    const auto at = head.find(name) + name.size();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
           base::acceptFor(head.substr(at, head.find('\r', at) - at)) + "\r\n\r\n";
}

} // namespace

EchoUpstream::EchoUpstream(std::size_t core)
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_stop(::eventfd(0, EFD_CLOEXEC))
    , m_scratch(256 * 1024)
    , m_answer("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1024\r\n\r\n" + std::string(1024, 'x'))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ::bind(m_listener.get(), reinterpret_cast<sockaddr *>(&address), length);
    ::listen(m_listener.get(), 4096);
    ::getsockname(m_listener.get(), reinterpret_cast<sockaddr *>(&address), &length);
    m_port = ntohs(address.sin_port);
    watch(m_epoll.get(), m_listener.get(), EPOLLIN);
    watch(m_epoll.get(), m_stop.get(), EPOLLIN);
    m_thread = std::thread([this, core] {
        pinToCore(core);
        run();
    });
}

EchoUpstream::~EchoUpstream()
{
    ::eventfd_write(m_stop.get(), 1);
    m_thread.join();
}

void EchoUpstream::run()
{
    std::array<epoll_event, 256> events;
    for (;;) {
        const int count = ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
            if (descriptor == m_stop.get())
                return;
            if (descriptor == m_listener.get()) {
                accept();
                continue;
            }
            const auto peer = m_peers.find(descriptor);
            if (peer != m_peers.end() && !serve(*peer->second))
                m_peers.erase(peer);
        }
    }
}

void EchoUpstream::accept()
{
    for (;;) {
        const int descriptor = ::accept4(m_listener.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        m_peers.emplace(descriptor, std::make_unique<Peer>(io::FileDescriptor(descriptor)));
        watch(m_epoll.get(), descriptor, EPOLLIN | EPOLLOUT | EPOLLET);
    }
}

bool EchoUpstream::serve(Peer &peer)
{
    for (;;) {
        if (peer.socket.hasUnsent())
            peer.socket.flush();
        const std::ptrdiff_t got = peer.socket.receive(m_scratch);
        if (got <= 0)
            return got == 0;
        peer.received.append(m_scratch.data(), static_cast<std::size_t>(got));
        if (!peer.isWebSocket)
            answerRequests(peer);
        if (peer.isWebSocket)
            echoFrames(peer);
    }
}

void EchoUpstream::answerRequests(Peer &peer)
{
    for (std::size_t end = 0; !peer.isWebSocket && (end = peer.received.find("\r\n\r\n")) != std::string::npos;) {
        const std::string_view head = std::string_view(peer.received).substr(0, end + 2);
        peer.isWebSocket = head.find("Sec-WebSocket-Key: ") != std::string_view::npos;
        peer.socket.send(peer.isWebSocket ? handshakeAnswer(head) : m_answer);
        peer.received.erase(0, end + 4);
    }
}

void EchoUpstream::echoFrames(Peer &peer)
{
    for (;;) {
        const auto header = base::decodeFrameHeader(peer.received);
        if (!header || !*header || peer.received.size() < (*header)->size + (*header)->payloadLength)
            return;
        const std::size_t size = (*header)->size;
        const auto length = static_cast<std::size_t>((*header)->payloadLength);
        // The client masks with zeros: the payload is the message, and so is what comes back.
        const std::string answer = serverFrameHeader(length) + peer.received.substr(size, length);
        peer.received.erase(0, size + length);
        peer.socket.send(answer);
    }
}

} // namespace liteboxd::bench
