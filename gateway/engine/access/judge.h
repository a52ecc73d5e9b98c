// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/browser_access.h"
#include "gateway/engine/access/decoy_use.h"
#include "gateway/engine/access/request_route.h"
#include "gateway/engine/access/route_table.h"
#include "gateway/http/message_head.h"
#include "gateway/http/refusal.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace liteboxd::engine {

/// A request that may pass, and where it goes. Views into the request.
struct Admission
{
    RoutePtr route;
    SandboxPort place;
    std::string_view target; ///< for the upstream: path and query, begins with '/' or '?', or is empty
    std::string_view prefix; ///< what was cut off the client's path; empty on a browser origin
    std::optional<BrowserSessions::Ticket> session; ///< that admitted it; nothing: the token or a link did
    std::uint64_t link = 0;                         ///< the number of the link that admitted it; 0: none did
};

/// The login page was asked for.
struct LoginRequest
{
    SandboxPort place;
    std::optional<SandboxGrant> grant; ///< what there is to be granted at that origin now
};

/// A link was opened.
struct LinkRequest
{
    SandboxPort place;
    RoutePtr route; ///< nullptr: there is no such sandbox
    std::string_view key;
};

/// A question about the gateway itself, not about a sandbox.
struct HealthRequest
{
    enum class Asks { Alive, Ready };
    Asks asks = Asks::Alive;
};

/// The management API is meant, or the root of the gateway's own host: none of the engine's business.
struct ManagementRequest
{};

using Judgement =
    std::variant<Admission, http::Refusal, LoginRequest, LinkRequest, DecoyUse, HealthRequest, ManagementRequest>;

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

    /// Where a request leads, be it let in or not.
    RequestRoute routeOf(const http::RequestHead &request) const;

    /// `route` is routeOf(request).
    Judgement judge(const http::RequestHead &request, const RequestRoute &route, const RouteTable &routes) const;

private:
    Judgement judgeToken(const http::RequestHead &request, const RequestRoute &route, const RouteTable &routes) const;
    static Judgement judgeLink(const http::RequestHead &request, const RequestRoute &route, const RouteTable &routes);
    std::optional<BrowserSessions::Ticket> sessionOf(const http::RequestHead &request, const SandboxGrant &grant) const;
    Judgement judgeBrowser(const http::RequestHead &request, const RequestRoute &route, const RouteTable &routes) const;

    std::shared_ptr<BrowserAccess> m_browserAccess;
    std::string m_domain;
};

} // namespace liteboxd::engine
