// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gateway/peers/blocking_client.h"

#include <atomic>
#include <functional>
#include <future>
#include <list>
#include <mutex>
#include <thread>

namespace liteboxd::tests {

/// A sandbox for tests: runs a function per connection, each on a thread of its own, with exact bytes.
class ScriptedUpstream
{
public:
    using Script = std::function<void(BlockingClient &peer)>;

    explicit ScriptedUpstream(Script script);
    ~ScriptedUpstream();

    std::uint16_t port() const { return m_port; }
    int connections() const { return m_connections; }

private:
    void acceptAll();

    Script m_script;
    io::FileDescriptor m_socket;
    std::uint16_t m_port = 0;
    std::atomic<int> m_connections = 0;
    std::list<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace liteboxd::tests
