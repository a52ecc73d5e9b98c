// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/service.h"
#include "gateway/management/routes/api_route.h"
#include "gateway/management/api_token_table.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace liteboxd::management {

class ApiSocket;
class ManagementApi;
class SocketFeed;
struct ApiRequest;

/// The management API on the workers' threads: who asks (Authorization: Bearer), what for, and whether that may be;
/// then the request goes to the control plane's thread, and its answer comes back. Proxied requests pay nothing for it:
/// the engine calls it for what is no sandbox's.
class ManagementService final : public http::Service
{
public:
    /// How clients come to this server itself.
    enum class Scheme { Http, Https };

    /// `api` outlives it, and the server whose requests this answers. `domain`: below which sandboxes have hosts of
    /// their own, for the start page; empty: there is none.
    ManagementService(ManagementApi &api, ApiTokenTable tokens, Scheme scheme, std::string domain = {});
    ~ManagementService() override;

    /// From now on these may use it; WebSockets that are open stay. Any thread.
    void setTokens(ApiTokenTable tokens);

    io::Task<void> serve(http::Exchange &exchange) override;
    void workerDraining(http::Worker &worker) override;

private:
    std::shared_ptr<const ApiTokenTable> tokens() const;
    std::string originOf(http::Exchange &exchange) const;
    static io::Task<void> leadToStartPage(http::Exchange &exchange);
    io::Task<void> serveStartPage(http::Exchange &exchange, const ApiTokenTable &table);
    io::Task<http::Answer> beginSession(http::Exchange &exchange, const ApiTokenTable &table, bool isSecure);
    io::Task<void> serveKnown(http::Exchange &exchange, const ApiToken &who, std::string_view path);
    io::Task<void> ask(http::Exchange &exchange, ApiRequest request);
    io::Task<void> serveSocket(http::Exchange &exchange, std::shared_ptr<SocketFeed> feed);
    void note(const http::Worker &worker, ApiSocket &socket);
    void forget(const http::Worker &worker, ApiSocket &socket);

    ManagementApi &m_api;
    const Scheme m_scheme;
    const std::string m_domain;
    mutable std::mutex m_mutex; ///< guards what follows; no proxied request takes it
    std::shared_ptr<const ApiTokenTable> m_tokens;
    std::map<std::size_t, std::set<ApiSocket *>> m_sockets; ///< by worker, whose thread alone uses them
    std::set<std::size_t> m_draining;                       ///< workers
};

} // namespace liteboxd::management
