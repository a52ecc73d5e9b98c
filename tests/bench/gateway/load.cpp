// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/load.h"

#include <array>
#include <poll.h>
#include <stdexcept>
#include <sys/epoll.h>

namespace liteboxd::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int patience = 10'000; // ms

std::string requestHead(const Workload &workload, const std::string &target)
{
    std::string head = "GET " + target + "/ HTTP/1.1\r\nHost: gateway.example\r\nUser-Agent: bench\r\nAccept: */*\r\n" +
                       "X-Access-Token: " + std::string(benchToken) + "\r\n";
    if (workload.kind == Workload::Kind::WebSocketEcho)
        head += "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    return head + "\r\n";
}

} // namespace

std::string sandboxTarget(std::uint16_t upstreamPort)
{
    return "/api/v1/sandbox/" + std::string(benchId) + "/port/" + std::to_string(upstreamPort);
}

std::string firstAnswer(BenchSocket &socket, const Workload &workload, const std::string &target)
{
    const bool isGet = workload.kind == Workload::Kind::HttpGet;
    socket.send(requestHead(workload, target));
    std::string answer;
    std::array<char, 4096> buffer;
    for (;;) {
        const auto end = answer.find("\r\n\r\n");
        if (end != std::string::npos && answer.size() >= end + 4 + (isGet ? workload.size : 0))
            break;
        pollfd wait{socket.descriptor(), POLLIN, 0};
        if (::poll(&wait, 1, patience) != 1)
            throw std::runtime_error("no answer in time");
        const std::ptrdiff_t got = socket.receive(buffer);
        if (got < 0)
            throw std::runtime_error("the proxy hung up: " + answer);
        answer.append(buffer.data(), static_cast<std::size_t>(got));
    }
    if (!answer.starts_with(isGet ? "HTTP/1.1 200 " : "HTTP/1.1 101 "))
        throw std::runtime_error("not the expected answer: " + answer);
    return answer;
}

Load::Load(const Workload &workload, std::uint16_t proxyPort, std::uint16_t upstreamPort)
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_scratch(256 * 1024)
{
    const std::string target = sandboxTarget(upstreamPort);
    const bool isGet = workload.kind == Workload::Kind::HttpGet;
    m_message = isGet ? requestHead(workload, target) : clientFrame(workload.size);
    m_answerSize = serverFrameHeader(workload.size).size() + workload.size;
    for (std::size_t i = 0; i < workload.connections; ++i) {
        BenchSocket socket = BenchSocket::connect(proxyPort);
        const std::string answer = firstAnswer(socket, workload, target);
        if (isGet)
            m_answerSize = answer.size(); // every later one is as long
        m_clients.push_back({std::move(socket), 0});
    }
    for (std::size_t i = 0; i < m_clients.size(); ++i) {
        Client &client = m_clients[i];
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLET;
        event.data.u64 = i;
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, client.socket.descriptor(), &event);
        client.missing = m_answerSize;
        client.socket.send(m_message);
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
        if (bytes > client.missing)
            throw std::runtime_error("an answer is longer than the one before");
        client.missing -= bytes;
        if (client.missing > 0)
            continue;
        ++answers;
        client.missing = m_answerSize;
        client.socket.send(m_message);
        if (bytes < m_scratch.size())
            return answers; // drained: the next answer raises the next edge
    }
}

} // namespace liteboxd::bench
