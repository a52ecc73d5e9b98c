// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/bench_socket.h"

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace liteboxd::bench {

/// The sandbox behind the proxies: answers GETs with 1 KiB ("/head": with the request's head), echoes WebSocket
/// messages and Close, and sends 500 MB at once to a WebSocket of "/flood". One epoll thread of its own.
class EchoUpstream
{
public:
    /// Runs on `core`.
    explicit EchoUpstream(std::size_t core);
    ~EchoUpstream();

    std::uint16_t port() const { return m_port; }
    /// Bytes of floods that the proxies have taken so far. Any thread.
    std::uint64_t flooded() const { return m_flooded; }

    static constexpr std::uint64_t floodSize = 500'000'000;

private:
    struct Peer
    {
        explicit Peer(io::FileDescriptor accepted)
            : socket(std::move(accepted))
        {}

        BenchSocket socket;
        std::string received;
        bool isWebSocket = false;
        bool isClosing = false;
        std::uint64_t toFlood = 0;
    };

    void run();
    void accept();
    bool serve(Peer &peer, bool ending);
    void flood(Peer &peer);
    void answerRequests(Peer &peer);
    void answer(Peer &peer, std::string_view head);
    std::size_t echoFrames(Peer &peer, std::string_view frames);

    io::FileDescriptor m_listener;
    io::FileDescriptor m_epoll;
    io::FileDescriptor m_stop;
    std::uint16_t m_port = 0;
    std::vector<char> m_scratch;
    std::string m_page;
    std::string m_floodFrame;
    std::string m_echo; ///< answers of one read, to go out at once
    std::atomic<std::uint64_t> m_flooded = 0;
    std::unordered_map<int, std::unique_ptr<Peer>> m_peers;
    std::thread m_thread;
};

} // namespace liteboxd::bench
