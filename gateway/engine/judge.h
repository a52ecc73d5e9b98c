// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/answer.h"
#include "gateway/engine/browser_access.h"
#include "gateway/http/message_head.h"
#include "gateway/engine/route_table.h"
#include "gateway/engine/token_route.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace liteboxd::engine {

/// A request that may pass, and where it goes. Views into the request.
struct Admission
{
    RoutePtr route;
    std::string id;
    std::uint16_t port = 0;
    std::string_view target;  ///< for the upstream: path and query, begins with '/' or '?', or is empty
    std::string_view prefix;  ///< what was cut off the client's path; empty on a browser origin
    bool fromBrowser = false; ///< admitted by the session cookie
};

/// A request that may not.
struct Rejection
{
    int status = 400;
    std::string_view message;
    std::string_view hop;
    http::ErrorFormat format = http::ErrorFormat::Json;
};

/// The login page was asked for.
struct LoginRequest
{
    BrowserTarget target;
};

/// A question about the gateway itself, not about a sandbox.
struct HealthRequest
{
    enum class Asks { Alive, Ready };
    Asks asks = Asks::Alive;
};

using Judgement = std::variant<Admission, Rejection, LoginRequest, HealthRequest>;

/// Decides in the one order there is: parse, route, token, pod. No I/O, no clock; one judge serves one worker.
class Judge
{
public:
    /// `domain`, in small letters: hosts `{port}-{id}.{domain}` are sandboxes too, with the token in the header; empty:
    /// there are none.
    explicit Judge(std::shared_ptr<BrowserAccess> browserAccess, std::string domain = {})
        : m_browserAccess(std::move(browserAccess))
        , m_domain(std::move(domain))
    {}

    BrowserAccess *browserAccess() const { return m_browserAccess.get(); }

    /// Which port of which sandbox a request is about, be it let in or not; nothing if about none.
    std::optional<BrowserTarget> targetOf(const http::RequestHead &request) const;

    Judgement judge(const http::RequestHead &request, const RouteTable &routes) const;

private:
    Judgement judgeRoute(const http::RequestHead &request, const RouteTable &routes, const TokenRoute &route) const;
    Judgement judgeToken(const http::RequestHead &request, const RouteTable &routes) const;
    Judgement judgeBrowser(const http::RequestHead &request, const RouteTable &routes,
                           const BrowserTarget &target) const;

    std::shared_ptr<BrowserAccess> m_browserAccess;
    std::string m_domain;
};

} // namespace liteboxd::engine
