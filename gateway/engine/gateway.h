// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access_log.h"
#include "gateway/engine/access/browser_access.h"
#include "gateway/engine/access/judge.h"
#include "gateway/engine/access/link_uses.h"
#include "gateway/engine/gateway_look.h"
#include "gateway/engine/request_limits.h"
#include "gateway/engine/access/route_table.h"
#include "gateway/engine/access/sign_in_refusals.h"
#include "gateway/engine/traffic.h"
#include "gateway/engine/upstream_ladder.h"
#include "gateway/engine/upstream_mode.h"
#include "gateway/forward/api_server.h"
#include "gateway/io/address_ranges.h"
#include "gateway/http/limits.h"
#include "gateway/http/service.h"
#include "gateway/http/use_counter.h"
#include "gateway/http/websocket_handshake.h"
#include "gateway/io/listener.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace liteboxd::engine {

class HttpRelay;
class OpenRequest;
struct GatewayWorker;

/// The token-checking gateway: takes requests for sandboxes, judges them (parse, route, token, pod, upstream) and
/// relays HTTP and WebSocket. serve() runs on the server's workers; publish() and setApiServer() may be called from
/// any thread and are in force on each worker at its next turn.
class Gateway final : public http::Service
{
public:
    struct Settings
    {
        UpstreamMode mode = UpstreamMode::Direct;
        std::shared_ptr<BrowserAccess> browserAccess; ///< nullptr: token routes only
        std::string domain;                 ///< in small letters; hosts {port}-{id}.{domain} are sandboxes; empty: none
        bool servesTls = false;             ///< what X-Forwarded-Proto says
        http::ConnectionLimits limits;      ///< those for requests; connections are the server's affair
        io::AddressRanges trustedProxies; ///< the server's
        std::shared_ptr<AccessLog> accessLog; ///< nullptr: none
        bool countsTraffic = false;           ///< for traffic()
        /// Answers what is asked below /api/ and is no sandbox's; it outlives this. nullptr: there is nothing.
        http::Service *management = nullptr;
        std::vector<std::shared_ptr<io::ListeningSocket>> socks; ///< where SOCKS is spoken; empty: nowhere
        http::Timeouts timeouts;                                 ///< of those who speak SOCKS
        /// What the kernel may hold for the WebSockets of one sandbox through which nothing has gone for so long, on
        /// each worker; see endStalledWebSockets().
        std::size_t stalledMemory = 64 << 20;
        std::chrono::milliseconds stalledAfter{5000};
        /// Told of each browser that signs in, on a worker's thread.
        std::function<void(const SandboxPort &place)> onSignedIn;
        /// Told how many sign-ins were refused since it was last told, once a minute at most, on a worker's thread.
        std::function<void(std::size_t count)> onSignInsRefused;
        /// Told that a decoy was used, and from which address, once a second at most, on a worker's thread; the request
        /// was answered before.
        std::function<void(const DecoyUse &use, const std::string &client)> onDecoyUsed;
        /// Told when `auto` takes to another way to a sandbox, on a worker's thread; may be told the same twice.
        std::function<void(const UpstreamChoice &choice)> onUpstreamChosen;
        /// Told of each 401 in the API server's name, on a worker's thread: it does not know us (any more). One that
        /// came through the pod proxy may be forged by the sandbox: ask the API server itself before acting on it.
        std::function<void()> onUnauthenticated;
    };

    explicit Gateway(Settings settings);
    ~Gateway() override;

    /// From now on these routes count. WebSockets of sandboxes that are gone, or have another token, end with 1008.
    void publish(const std::shared_ptr<const RouteTable> &routes);

    /// From now on `apiserver` and `portforward` requests go there; connections made with earlier credentials are not
    /// used again.
    void setApiServer(const std::shared_ptr<const forward::ApiServer> &apiServer);

    /// From now on /readyz says no, so that nobody sends new clients; all else goes on. Any thread.
    void announceEnd() { m_ending.store(true, std::memory_order_relaxed); }

    /// How it stands, for whoever watches over it.
    struct Status
    {
        bool isReady = false; ///< as /readyz says
        std::size_t sandboxes = 0;
        std::size_t workers = 0;
    };
    /// Any thread.
    Status status() const;

    /// All that went through since it began, of the sandboxes that are there; nothing if it is not counted. Each worker
    /// copies what it has between two requests; one that does not get to it within two seconds is left out. A coroutine
    /// of `caller`, which must outlive this gateway's workers, or be none of theirs and end after them.
    io::Task<Traffic> traffic(io::Reactor &caller) const;

    /// What goes through it now, with every connection that outlives its request; requests and bytes only if they are
    /// counted. `done` is called on a worker's thread when all have said theirs, or at once if there is none; not at
    /// all if one stops meanwhile. Any thread.
    void look(std::function<void(GatewayLook)> done) const;

    /// Closes one of those, if it is still there: the client is told 1008. Any thread.
    void closeConnection(std::uint64_t number);

    void refused(http::Connection &connection, int status) override;
    io::Task<void> serve(http::Exchange &exchange) override;
    void workerStarted(http::Worker &worker) override;
    void workerStopped(http::Worker &worker) override;
    void workerDraining(http::Worker &worker) override;

private:
    static GatewayWorker &stateOf(http::Worker &worker);
    io::Task<void> sweep(GatewayWorker &state);
    void postToWorkers(const std::function<void(GatewayWorker &)> &function) const;
    void noteDecoy(GatewayWorker &state, const DecoyUse &use, const std::string &client);
    void noteChoice(GatewayWorker &state, const UpstreamChoice &choice);
    std::optional<http::Refusal> obstacle(const GatewayWorker &state, const RequestRoute &route,
                                          http::UpgradeKind upgrade) const;
    io::Task<void> logIn(http::Exchange &exchange, LoginRequest request);
    io::Task<void> openLink(http::Exchange &exchange, LinkRequest request);
    void endWebSocketsOfEndedSessions(GatewayWorker &state);
    void tellOfRefusals(std::size_t count) const;
    io::Task<void> answer(GatewayWorker &state, http::Exchange &exchange, const RequestRoute &route,
                          OpenRequest &request);

    const Settings m_settings;
    std::atomic<bool> m_ending = false;
    std::atomic<io::Clock::rep> m_lastDecoyTold = 0;
    SignInRefusals m_signInRefusals;
    LinkUses m_linkUses;
    RequestLimits m_limits;
    http::UseCounter m_socksClients;
    mutable std::mutex m_mutex; ///< guards what follows; taken by publishers and as workers start, never by requests
    std::shared_ptr<const RouteTable> m_routes;
    std::shared_ptr<const forward::ApiServer> m_apiServer;
    std::vector<GatewayWorker *> m_workers; ///< each owned by its worker; nullptr where that has stopped
};

} // namespace liteboxd::engine
