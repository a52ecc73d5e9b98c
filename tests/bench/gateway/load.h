// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/bench_socket.h"
#include "tests/bench/gateway/workload.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace liteboxd::bench {

/// The client side of a workload: connections that each send the next message when the last one's answer is whole.
/// Throws std::runtime_error when an answer is not the expected one. Runs in the calling thread.
class Load
{
public:
    /// Connects to a proxy that has the upstream behind `upstreamPort`, makes all handshakes and sends the first
    /// message on each connection.
    Load(const Workload &workload, std::uint16_t proxyPort, std::uint16_t upstreamPort);

    /// Goes on for `time`; how many answers came.
    std::uint64_t run(std::chrono::duration<double> time);

private:
    struct Client
    {
        BenchSocket socket;
        std::size_t missing = 0; ///< bytes until the answer is whole
    };

    void open(const Workload &workload, std::uint16_t proxyPort, const std::string &target);
    std::uint64_t serve(Client &client);

    io::FileDescriptor m_epoll;
    std::vector<char> m_scratch;
    std::vector<Client> m_clients;
    std::string m_message;
    std::size_t m_answerSize = 0;
};

/// Connects and sends one WebSocket handshake or GET, and takes its answer: head and, of a GET, body.
std::string firstAnswer(BenchSocket &socket, const Workload &workload, const std::string &target);
/// The path of the sandbox's port.
std::string sandboxTarget(std::uint16_t upstreamPort);

} // namespace liteboxd::bench
