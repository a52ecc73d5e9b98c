// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/engine/login_secrets.h"
#include "gateway/engine/session_cookie.h"

#include <atomic>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::engine {

/// What a browser may do at the local gateway: one origin per sandbox and port, entered by a one-time link.
///
/// The engine asks, for each request: meaning of Host → the login page → the cookie → the origin. It answers no request
/// itself, does no I/O and reads no clock. One object is one run: name and key of its cookie are new. Thread-safe; only
/// login takes a lock.
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

    /// Before the gateway's port is known every Host is foreign.
    explicit BrowserAccess(std::uint16_t gatewayPort = 0)
        : m_gatewayPort(gatewayPort)
    {}

    /// The port in the browser's address: known once the server listens.
    void setGatewayPort(std::uint16_t port) { m_gatewayPort.store(port, std::memory_order_relaxed); }
    std::uint16_t gatewayPort() const { return m_gatewayPort.load(std::memory_order_relaxed); }

    /// Whose request this is, by its Host field.
    HostMeaning meaningOf(std::string_view hostField) const;

    /// The whole address of a one-time link to `path` of `target`. InvalidArgument unless `path` is an absolute path
    /// (with or without a query) of printable ASCII; "//host" is not one.
    base::Result<base::Secret> mintLogin(const SandboxPort &target, std::string_view path, TimePoint now);

    /// Whether a request target lies under /_liteboxd/, which is ours on each browser origin and never forwarded.
    static bool isReserved(std::string_view requestTarget);

    /// Whether a request target is the login page.
    static bool isLogin(std::string_view requestTarget);

    /// Signs in with the secret in the request target; nothing (answer 401) if it is wrong, used, too old or for
    /// another sandbox. Ask only for GET.
    std::optional<Login> redeem(std::string_view requestTarget, const SandboxPort &target, TimePoint now);

    /// Whether a request may do more than read: `origin` and `secFetchSite` are its fields, empty when absent.
    /// Needed for upgrades and for every method but GET, HEAD and OPTIONS; the answer to a false is 403.
    /// An Origin that names an origin must name this one; where it is absent or "null" (a page without referrers),
    /// the browser itself must say "same-origin" in Sec-Fetch-Site, which no page can set. (Fetch, Fetch Metadata.)
    bool isSameOrigin(const SandboxPort &target, std::string_view origin, std::string_view secFetchSite) const;

    /// Whether a method needs isSameOrigin().
    static bool isUnsafe(std::string_view method);

    const SessionCookie &cookie() const { return m_cookie; }

    /// Forgets every link that was not used.
    void forgetLogins() { m_secrets.clear(); }

private:
    std::atomic<std::uint16_t> m_gatewayPort;
    const SessionCookie m_cookie;
    LoginSecrets m_secrets;
};

} // namespace liteboxd::engine
