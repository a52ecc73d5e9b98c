// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/io/address_ranges.h"
#include "gateway/http/head_parser.h"
#include "gateway/http/limits.h"
#include "gateway/io/listener.h"
#include "gateway/io/socket_address.h"
#include "gateway/io/tls_context.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace liteboxd::http {

class ClientLimiter;
class ServerLoop;
class Service;

/// An HTTP/1.1 server: listening sockets shared by one worker (thread, reactor) per core. create(), start() and
/// drain() belong to one thread, which is none of the workers; destroying it ends every connection at once.
/// The Service outlives it.
class Server
{
public:
    struct Settings
    {
        std::vector<io::SocketAddress> listen;     ///< at least one; port 0 picks one (the same for all with port 0)
        std::size_t workers = 0;                   ///< 0: one per core
        std::shared_ptr<const io::TlsContext> tls; ///< nullptr: plain HTTP
        HeadLimits limits;
        ConnectionLimits connections;
        io::AddressRanges trustedProxies;
        Timeouts timeouts;
        TargetForms targets = TargetForms::Origin;
    };

    /// Binds every address, or fails: AlreadyExists when one is taken, InvalidArgument when one is not ours.
    static base::Result<std::unique_ptr<Server>> create(Settings settings, Service &service);
    ~Server();

    /// Begins to accept.
    void start();

    /// From now on new connections are met with these certificates; those there are keep theirs. Only for a server that
    /// was given some at first.
    void setTls(std::shared_ptr<const io::TlsContext> tls);

    /// Where it listens, with the ports that were picked.
    std::vector<io::SocketAddress> addresses() const;

    /// Accepts what has connected already, then nothing more; idle connections close, running requests finish,
    /// `Service::workerDraining` ends the rest. `done` runs on a worker's thread when the last connection is gone, or
    /// after `limit`, when those left have been reset.
    void drain(std::chrono::milliseconds limit, std::function<void()> done);

private:
    Server(Settings settings, Service &service);

    Settings m_settings;
    Service &m_service;
    std::vector<std::shared_ptr<io::ListeningSocket>> m_sockets;
    std::unique_ptr<ClientLimiter> m_limiter; ///< the loops use it to the end
    std::vector<std::unique_ptr<ServerLoop>> m_loops;
};

} // namespace liteboxd::http
