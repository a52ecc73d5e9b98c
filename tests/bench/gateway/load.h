// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/target.h"
#include "tests/bench/gateway/workload.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace liteboxd::bench {

/// The client side of a workload: connections that each send the next message when an answer is whole.
/// Throws std::runtime_error when an answer is not the expected one. Runs in the calling thread.
class Load
{
public:
    /// Connects to `port` (the target's proxy, or its upstream), makes all handshakes and sends the first messages on
    /// each connection.
    Load(const Workload &workload, std::uint16_t port, const Target &target);

    /// Goes on for `time`; how many answers came.
    std::uint64_t run(std::chrono::duration<double> time);

    /// The microseconds from a message to its answer, of each answer from now on. For one outstanding message.
    void recordLatencies(std::vector<double> &latencies) { m_latencies = &latencies; }

private:
    using Clock = std::chrono::steady_clock;

    struct Client
    {
        BenchSocket socket;
        std::size_t received = 0; ///< bytes of an answer that is not whole yet
        Clock::time_point sent;   ///< while latencies are recorded
    };

    std::uint64_t serve(Client &client);

    io::FileDescriptor m_epoll;
    std::vector<char> m_scratch;
    std::vector<Client> m_clients;
    std::string m_messages; ///< as many as may be outstanding
    std::size_t m_messageSize = 0;
    std::size_t m_answerSize = 0;
    std::size_t m_outstanding;
    std::vector<double> *m_latencies = nullptr;
};

} // namespace liteboxd::bench
