// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/server_connection.h"
#include "gateway/io/file_descriptor.h"

#include <memory>
#include <unordered_set>

namespace liteboxd::demo {

/// The network side of one living sandbox: its address on the loopback network, and the connections to it. Uses the
/// worker of the demo's API server, so that all sandboxes share one thread. Its connections keep it alive: end it by
/// stop(). `worker` and `limiter` outlive them.
class SandboxServer : public std::enable_shared_from_this<SandboxServer>
{
public:
    SandboxServer(http::Worker &worker, http::ClientLimiter &limiter, const io::SocketAddress &address,
                  std::unique_ptr<http::Service> service);

    /// Serves a connection that came for its address.
    void take(io::FileDescriptor socket, const io::SocketAddress &peer);

    /// Resets every connection, as the network of a pod that is gone does. Nothing more may be given to take().
    void stop();

    const io::SocketAddress &address() const { return m_address; }

private:
    static io::Task<void> serve(std::shared_ptr<SandboxServer> self, io::FileDescriptor socket, io::SocketAddress peer);

    http::Worker &m_worker;
    io::SocketAddress m_address;
    std::unique_ptr<http::Service> m_service;
    http::ServingRules m_rules;
    std::unordered_set<http::ServerConnection *> m_connections;
};

} // namespace liteboxd::demo
