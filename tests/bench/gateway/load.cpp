// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/load.h"

#include <array>
#include <stdexcept>
#include <sys/epoll.h>

namespace liteboxd::bench {

namespace {

constexpr int patience = 10'000; // ms

} // namespace

Load::Load(const Workload &workload, std::uint16_t port, const Target &target)
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_scratch(256 * 1024)
    , m_outstanding(workload.outstanding)
{
    const bool isGet = workload.kind == Workload::Kind::HttpGet;
    const std::string request = requestHead(workload.kind, target.upstream.port(), "/");
    const std::string message = isGet ? request : clientFrame(workload.size);
    m_messageSize = message.size();
    for (std::size_t i = 0; i < m_outstanding; ++i)
        m_messages += message;
    m_answerSize = serverFrameHeader(workload.size).size() + workload.size;
    for (std::size_t i = 0; i < workload.connections; ++i) {
        BenchSocket socket = BenchSocket::connect(port, target.tls);
        const std::string answer = answerTo(socket, request);
        if (!answer.starts_with(isGet ? "HTTP/1.1 200 " : "HTTP/1.1 101 "))
            throw std::runtime_error("not the expected answer: " + answer);
        if (isGet)
            m_answerSize = answer.size(); // every later one is as long
        m_clients.push_back({std::move(socket), 0, {}});
    }
    for (std::size_t i = 0; i < m_clients.size(); ++i) {
        Client &client = m_clients[i];
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLET;
        event.data.u64 = i;
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, client.socket.descriptor(), &event);
        client.sent = Clock::now();
        client.socket.send(m_messages);
    }
}

std::uint64_t Load::run(std::chrono::duration<double> time)
{
    std::array<epoll_event, 256> events;
    const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(time);
    std::uint64_t answers = 0;
    while (Clock::now() < end) {
        const int count = ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), patience);
        if (count == 0)
            throw std::runtime_error("no answer in time");
        for (int i = 0; i < count; ++i)
            answers += serve(m_clients[events[static_cast<std::size_t>(i)].data.u64]);
    }
    return answers;
}

std::uint64_t Load::serve(Client &client)
{
    std::uint64_t answers = 0;
    for (;;) {
        if (client.socket.hasUnsent())
            client.socket.flush();
        const std::ptrdiff_t got = client.socket.receive(m_scratch);
        if (got < 0)
            throw std::runtime_error("the proxy hung up");
        if (got == 0)
            return answers;
        const auto bytes = static_cast<std::size_t>(got);
        client.received += bytes;
        if (client.received > m_outstanding * m_answerSize)
            throw std::runtime_error("an answer is longer than the one before");
        if (const std::size_t whole = client.received / m_answerSize; whole > 0) {
            client.received %= m_answerSize;
            answers += whole;
            if (m_latencies != nullptr) {
                const Clock::time_point now = Clock::now();
                m_latencies->push_back(std::chrono::duration<double, std::micro>(now - client.sent).count());
                client.sent = now;
            }
            client.socket.send(std::string_view(m_messages).substr(0, whole * m_messageSize));
        }
        if (bytes < m_scratch.size())
            return answers; // drained: what comes next raises the next edge
    }
}

} // namespace liteboxd::bench
