// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/http/server_connection.h"
#include "gateway/io/listener.h"

#include <memory>
#include <unordered_set>

namespace liteboxd::demo {

/// The network side of one living sandbox: its address on the loopback network, and the connections to it. Uses the
/// worker of the demo's API server, so that all sandboxes share one thread. Its tasks keep it alive: end it by stop().
class SandboxListener : public std::enable_shared_from_this<SandboxListener>
{
public:
    /// Serves `service` at `address` from now on. AlreadyExists when somebody else listens there.
    static base::Result<std::shared_ptr<SandboxListener>> start(http::Worker &worker, const io::SocketAddress &address,
                                                                std::unique_ptr<http::Service> service);

    /// Accepts nothing more and resets every connection, as the network of a pod that is gone does.
    void stop();

    const io::SocketAddress &address() const { return m_socket->address(); }

private:
    SandboxListener(http::Worker &worker, std::shared_ptr<io::ListeningSocket> socket,
                    std::unique_ptr<http::Service> service);

    static io::Task<void> acceptLoop(std::shared_ptr<SandboxListener> self);
    static io::Task<void> serve(std::shared_ptr<SandboxListener> self, io::Listener::Accepted accepted);

    http::Worker &m_worker;
    std::shared_ptr<io::ListeningSocket> m_socket;
    std::unique_ptr<io::Listener> m_listener;
    std::unique_ptr<http::Service> m_service;
    http::ClientLimiter m_limiter;
    http::ServingRules m_rules;
    std::unordered_set<http::ServerConnection *> m_connections;
    bool m_stopped = false;
};

} // namespace liteboxd::demo
