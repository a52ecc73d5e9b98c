// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/handshake_load.h"

#include "tests/bench/gateway/workload.h"

#include "core/base/websocket_frame.h"

#include <array>
#include <stdexcept>
#include <sys/epoll.h>

namespace liteboxd::bench {

namespace {

constexpr int patience = 10'000; // ms

} // namespace

HandshakeLoad::HandshakeLoad(std::size_t concurrent, const Target &target)
    : m_target(target)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_clients(concurrent)
    , m_request(requestHead(Workload::Kind::WebSocketEcho, target.upstream.port(), "/"))
    , m_close(base::encodeFrame(base::Opcode::Close, base::closePayload(base::CloseCode::Normal), base::MaskingKey{}))
{
    for (std::size_t i = 0; i < m_clients.size(); ++i)
        begin(i);
}

void HandshakeLoad::begin(std::size_t index)
{
    Client &client = m_clients[index];
    client.socket = std::make_unique<BenchSocket>(m_target.connect());
    client.received.clear();
    client.isOpen = false;
    client.socket->send(m_request);
    epoll_event event{};
    event.events = EPOLLIN | EPOLLRDHUP | EPOLLET;
    event.data.u64 = index;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, client.socket->descriptor(), &event);
}

std::uint64_t HandshakeLoad::run(std::chrono::duration<double> time)
{
    std::array<epoll_event, 64> events;
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::nanoseconds>(time);
    std::uint64_t ended = 0;
    while (std::chrono::steady_clock::now() < end) {
        const int count = ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), patience);
        if (count == 0)
            throw std::runtime_error("no answer in time");
        for (int i = 0; i < count; ++i) {
            const std::size_t index = events[static_cast<std::size_t>(i)].data.u64;
            if (!serve(m_clients[index]))
                continue;
            ++ended;
            begin(index);
        }
    }
    return ended;
}

/// Whether the WebSocket has come to its end.
bool HandshakeLoad::serve(Client &client)
{
    std::array<char, 4096> buffer;
    for (;;) {
        const std::ptrdiff_t got = client.socket->receive(buffer);
        if (got < 0) {
            if (!client.isOpen || client.received.size() != 4) // a server's Close with a code
                throw std::runtime_error("the proxy hung up early: " + client.received);
            return true;
        }
        if (got == 0)
            return false;
        client.received.append(buffer.data(), static_cast<std::size_t>(got));
        const auto end = client.isOpen ? std::string::npos : client.received.find("\r\n\r\n");
        if (end == std::string::npos)
            continue;
        if (!client.received.starts_with("HTTP/1.1 101 "))
            throw std::runtime_error("not the expected answer: " + client.received);
        client.received.erase(0, end + 4);
        client.isOpen = true;
        client.socket->send(m_close);
    }
}

} // namespace liteboxd::bench
