// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/echo_upstream.h"

#include "tests/bench/gateway/workload.h"

#include "core/base/websocket_frame.h"

#include <algorithm>
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
    // Some proxies write names in lower case.
    const std::string_view value = "dGhlIHNhbXBsZSBub25jZQ==";
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
           base::acceptFor(head.substr(head.find(value), value.size())) + "\r\n\r\n";
}

std::string ok(std::string_view body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + std::string(body);
}

} // namespace

EchoUpstream::EchoUpstream(std::size_t core)
    : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_stop(::eventfd(0, EFD_CLOEXEC))
    , m_scratch(256 * 1024)
    , m_page(ok(std::string(1024, 'x')))
    , m_floodFrame(serverFrameHeader(64 * 1024) + std::string(64 * 1024, 'x'))
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
            const epoll_event &event = events[static_cast<std::size_t>(i)];
            const int descriptor = event.data.fd;
            if (descriptor == m_stop.get())
                return;
            if (descriptor == m_listener.get()) {
                accept();
                continue;
            }
            const auto peer = m_peers.find(descriptor);
            if (peer != m_peers.end() && !serve(*peer->second, (event.events & EPOLLRDHUP) != 0))
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
        watch(m_epoll.get(), descriptor, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET);
    }
}

/// False when the connection has ended.
bool EchoUpstream::serve(Peer &peer, bool ending)
{
    for (;;) {
        if (peer.socket.hasUnsent())
            peer.socket.flush();
        flood(peer);
        const std::ptrdiff_t got = peer.socket.receive(m_scratch);
        if (got <= 0)
            return got == 0 && !peer.isClosing;
        std::string_view bytes(m_scratch.data(), static_cast<std::size_t>(got));
        if (peer.isWebSocket && peer.received.empty())
            bytes.remove_prefix(echoFrames(peer, bytes));
        peer.received.append(bytes);
        if (!peer.isWebSocket)
            answerRequests(peer);
        if (peer.isWebSocket && !bytes.empty())
            peer.received.erase(0, echoFrames(peer, peer.received));
        if (peer.isClosing)
            return false;
        if (static_cast<std::size_t>(got) < m_scratch.size() && !ending)
            return true; // drained
    }
}

void EchoUpstream::flood(Peer &peer)
{
    while (peer.toFlood > 0 && !peer.socket.hasUnsent()) {
        peer.socket.send(m_floodFrame);
        m_flooded += m_floodFrame.size();
        peer.toFlood -= std::min<std::uint64_t>(peer.toFlood, m_floodFrame.size());
    }
}

void EchoUpstream::answerRequests(Peer &peer)
{
    for (std::size_t end = 0; !peer.isWebSocket && (end = peer.received.find("\r\n\r\n")) != std::string::npos;) {
        answer(peer, std::string_view(peer.received).substr(0, end + 2));
        peer.received.erase(0, end + 4);
    }
}

void EchoUpstream::answer(Peer &peer, std::string_view head)
{
    peer.isWebSocket = head.find("dGhlIHNhbXBsZSBub25jZQ==") != std::string_view::npos;
    if (peer.isWebSocket) {
        peer.socket.send(handshakeAnswer(head));
        peer.toFlood = head.starts_with("GET /flood ") ? floodSize : 0;
        flood(peer);
    } else if (head.starts_with("GET /head ")) {
        peer.socket.send(ok(head));
    } else {
        peer.socket.send(m_page);
    }
}

/// How many bytes of `frames` were whole frames and are answered.
std::size_t EchoUpstream::echoFrames(Peer &peer, std::string_view frames)
{
    m_echo.clear();
    std::size_t done = 0;
    while (!peer.isClosing) {
        const std::string_view left = frames.substr(done);
        const auto decoded = base::decodeFrameHeader(left);
        if (!decoded || !*decoded || left.size() < (*decoded)->size + (*decoded)->payloadLength)
            break;
        base::FrameHeader header = **decoded;
        const auto length = static_cast<std::size_t>(header.payloadLength);
        peer.isClosing = header.opcode == base::Opcode::Close;
        header.maskingKey.reset();
        // The client masks with zeros: the payload is the message, and so is what comes back.
        m_echo += base::encodeFrameHeader(header);
        m_echo.append(left.substr(header.size, length));
        done += header.size + length;
    }
    peer.socket.send(m_echo);
    return done;
}

} // namespace liteboxd::bench
