// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/target.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace liteboxd::bench {

/// Short WebSockets, some at a time: connect, handshake, Close and its answer, end; then the next.
/// Throws std::runtime_error when one goes otherwise. Runs in the calling thread.
class HandshakeLoad
{
public:
    HandshakeLoad(std::size_t concurrent, const Target &target);

    /// Goes on for `time`; how many WebSockets came and went.
    std::uint64_t run(std::chrono::duration<double> time);

private:
    struct Client
    {
        std::unique_ptr<BenchSocket> socket;
        std::string received;
        bool isOpen = false; ///< the 101 came and the Close was sent
    };

    void begin(std::size_t index);
    bool serve(Client &client);

    const Target &m_target;
    io::FileDescriptor m_epoll;
    std::vector<Client> m_clients;
    std::string m_request;
    std::string m_close;
};

} // namespace liteboxd::bench
