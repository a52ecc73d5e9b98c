// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/engine/access/browser_host.h"
#include "gateway/engine/access/login_secrets.h"
#include "gateway/engine/access/session_cookie.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::engine {

/// What a browser may do at the local gateway: one origin per port and pod, entered by a one-time link.
///
/// The engine asks, for each request: meaning of Host → the login page → the cookie → the origin. It answers no request
/// itself, does no I/O and reads no clock. One object is one run: name and key of its cookie are new. Thread-safe; only
/// login and new routes take a lock.
class BrowserAccess
{
public:
    using TimePoint = LoginSecrets::TimePoint;

    /// What the login page answers to a good secret: 303 with these two fields.
    struct Login
    {
        std::string location;  ///< the path that was asked for; always of the same origin
        std::string setCookie; ///< the whole value of Set-Cookie
    };

    /// The target of the login page, up to its query.
    static constexpr std::string_view loginPath = "/_liteboxd/login";

    /// Before the gateway's port is known every Host is foreign.
    explicit BrowserAccess(std::uint16_t gatewayPort = 0)
        : m_gatewayPort(gatewayPort)
    {}

    /// The port in the browser's address: known once the server listens.
    void setGatewayPort(std::uint16_t port) { m_gatewayPort.store(port, std::memory_order_relaxed); }
    std::uint16_t gatewayPort() const { return m_gatewayPort.load(std::memory_order_relaxed); }

    /// From now on links are made for these, and sessions of what is not there any more have ended.
    void publish(const std::shared_ptr<const RouteTable> &routes);

    /// Whose request this is, by its Host field.
    HostMeaning meaningOf(std::string_view hostField) const;

    /// The whole address of a one-time link to `path` of `target`. NotFound if there is no such sandbox, or it has no
    /// token. InvalidArgument unless `path` is an absolute path (with or without a query) of printable ASCII; "//host"
    /// is not one.
    base::Result<base::Secret> mintLogin(const SandboxPort &target, std::string_view path, TimePoint now);

    /// "http://{host}": where a port of a sandbox is for browsers now. NotFound as mintLogin().
    base::Result<std::string> originOf(const SandboxPort &target) const;

    /// Whether a request target lies under /_liteboxd/, which is ours on each browser origin and never forwarded.
    static bool isReserved(std::string_view requestTarget);
    /// Whether a request target is the login page.
    static bool isLogin(std::string_view requestTarget);

    /// Signs in with the secret in the request target; nothing (answer 401) if it is wrong, used, too old or for
    /// something else than `grant`, which is what there is at this origin now. Ask only for GET.
    std::optional<Login> redeem(std::string_view requestTarget, const std::optional<SandboxGrant> &grant,
                                TimePoint now);

    /// Whether a request may do more than read: `origin` and `secFetchSite` are its fields, empty when absent.
    /// Needed for upgrades and for every method but GET, HEAD and OPTIONS; the answer to a false is 403.
    /// An Origin that names an origin must name this one; where it is absent or "null" (a page without referrers),
    /// the browser itself must say "same-origin" in Sec-Fetch-Site, which no page can set. (Fetch, Fetch Metadata.)
    bool isSameOrigin(const BrowserOrigin &here, std::string_view origin, std::string_view secFetchSite) const;
    /// Whether a method needs isSameOrigin().
    static bool isUnsafe(std::string_view method);
    /// Whether a browser says that a page of another site asks, and not for its user to go there: what it embeds,
    /// fetches or loads as a script. The answer is 403, whatever the method.
    static bool isEmbedded(std::string_view secFetchSite, std::string_view secFetchMode);

    const SessionCookie &cookie() const { return m_cookie; }
    BrowserSessions &sessions() { return m_sessions; }
    const BrowserSessions &sessions() const { return m_sessions; }

    /// Forgets every link that was not used.
    void forgetLogins() { m_secrets.clear(); }

private:
    RoutePtr routeTo(const SandboxPort &target) const;
    std::string addressOf(const SandboxPort &target, const Route &route) const;

    std::atomic<std::uint16_t> m_gatewayPort;
    const SessionCookie m_cookie;
    LoginSecrets m_secrets;
    BrowserSessions m_sessions;
    mutable std::mutex m_mutex;
    std::shared_ptr<const RouteTable> m_routes; ///< guarded
};

} // namespace liteboxd::engine
