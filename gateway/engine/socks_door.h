// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/access/socks_message.h"
#include "gateway/engine/request_limits.h"
#include "gateway/engine/upstream_mode.h"
#include "gateway/http/limits.h"
#include "gateway/http/use_counter.h"
#include "gateway/io/listener.h"
#include "gateway/io/task.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::engine {

/// What the doors of all workers go by.
struct SocksRules
{
    UpstreamMode mode = UpstreamMode::Direct;
    const std::string &domain; ///< in small letters; empty: there is none
    const http::Timeouts &timeouts;
    RequestLimits &limits;
    http::UseCounter &clients; ///< connections of one client at once
};

/// SOCKS version 5 in front of the sandboxes, one worker's: the user is a sandbox's id, the password its token, and
/// CONNECT leads to a port of that sandbox, named by its id, its name below the domain, or localhost. An address is
/// never taken as it is written, so that this opens nothing but sandboxes. On the worker's thread.
class SocksDoor final : public WorkerDoor
{
public:
    /// Accepts from `sockets`, which other workers share.
    SocksDoor(GatewayWorker &worker, SocksRules rules,
              const std::vector<std::shared_ptr<io::ListeningSocket>> &sockets);

    void stop() override;

private:
    struct Client
    {
        io::Stream &stream;
        const io::SocketAddress &peer;
        std::string received{}; ///< and not dealt with
    };
    /// Who it is, and where to.
    struct Wish
    {
        SandboxPort place;
        RoutePtr route;
    };

    io::Task<void> acceptLoop(io::Listener &listener);
    io::Task<void> serve(io::Listener::Accepted accepted, http::UseCounter::Use use);
    io::Task<std::optional<Wish>> hear(Client &client);
    io::Task<RoutePtr> logIn(Client &client, std::string &id, io::Deadline deadline);
    io::Task<void> connect(std::unique_ptr<io::Stream> stream, const io::SocketAddress &peer, std::string received,
                           Wish wish);
    io::Task<bool> receive(Client &client, io::Deadline deadline);
    SocksReply replyTo(const SocksRequest &request, std::string_view id) const;
    bool isNameOf(std::string_view name, std::string_view id, std::uint16_t port) const;

    GatewayWorker &m_worker;
    SocksRules m_rules;
    std::vector<std::unique_ptr<io::Listener>> m_listeners;
};

} // namespace liteboxd::engine
