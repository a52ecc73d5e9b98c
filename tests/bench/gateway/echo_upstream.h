// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/bench_socket.h"

#include <memory>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace liteboxd::bench {

/// The sandbox behind the proxies: answers GETs with 1 KiB, echoes WebSocket messages. One epoll thread of its own.
class EchoUpstream
{
public:
    /// Runs on `core`.
    explicit EchoUpstream(std::size_t core);
    ~EchoUpstream();

    std::uint16_t port() const { return m_port; }

private:
    struct Peer
    {
        explicit Peer(io::FileDescriptor accepted)
            : socket(std::move(accepted))
        {}

        BenchSocket socket;
        std::string received;
        bool isWebSocket = false;
    };

    void run();
    void accept();
    bool serve(Peer &peer);
    void answerRequests(Peer &peer);
    void echoFrames(Peer &peer);

    io::FileDescriptor m_listener;
    io::FileDescriptor m_epoll;
    io::FileDescriptor m_stop;
    std::uint16_t m_port = 0;
    std::vector<char> m_scratch;
    std::string m_answer;
    std::unordered_map<int, std::unique_ptr<Peer>> m_peers;
    std::thread m_thread;
};

} // namespace liteboxd::bench
