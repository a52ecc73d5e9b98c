// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/server_connection.h"
#include "gateway/http/worker.h"
#include "gateway/io/event.h"
#include "gateway/io/listener.h"
#include "gateway/io/tcp_stream.h"
#include "gateway/io/tls_context.h"

#include <boost/intrusive/list.hpp>

#include <functional>
#include <memory>
#include <thread>
#include <unordered_set>
#include <vector>

namespace liteboxd::http {

/// One worker of a server at work: its thread, its view of the listening sockets, its connections.
class ServerLoop
{
public:
    ServerLoop(std::size_t index, const DescriptorBudget &budget,
               std::vector<std::shared_ptr<io::ListeningSocket>> sockets, std::shared_ptr<const io::TlsContext> tls,
               const ServingRules &rules);
    /// Ends the thread and every connection.
    ~ServerLoop();

    void start();
    Worker &worker() { return m_worker; }

    /// On the worker's thread, for connections that come from now on.
    void setTls(std::shared_ptr<const io::TlsContext> tls) { m_tls = std::move(tls); }

    /// On the worker's thread. `done` runs there when no connection is left.
    void drain(std::chrono::milliseconds limit, std::function<void()> done);

private:
    io::Task<void> acceptLoop(io::Listener &listener);
    void take(io::Listener::Accepted accepted);
    bool letOldestUnaskedGo();
    void shed(const io::Listener::Accepted &accepted) const;
    io::Task<void> serve(io::Listener::Accepted accepted, ClientLimiter::Place place);
    io::Task<void> run(std::unique_ptr<SwitchedConnection> switched, ClientLimiter::Place place);
    io::Task<void> awaitLast(std::chrono::milliseconds limit, std::function<void()> done);

    std::shared_ptr<const io::TlsContext> m_tls;
    ServingRules m_rules;
    Worker m_worker; // its reactor's tasks use what stands below and above: it must not outlive them
    std::vector<std::shared_ptr<io::ListeningSocket>> m_sockets;
    std::vector<std::unique_ptr<io::Listener>> m_listeners;
    std::unordered_set<ServerConnection *> m_connections;
    /// Those on which no request has come yet, the oldest first.
    boost::intrusive::list<ServerConnection, boost::intrusive::constant_time_size<false>> m_unasked;
    std::unordered_set<SwitchedConnection *> m_switched;
    std::unique_ptr<io::Event> m_connectionGone;
    std::size_t m_handshakes = 0;
    bool m_draining = false;
    std::thread m_thread;
};

} // namespace liteboxd::http
