// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/browser_access.h"

#include <algorithm>
#include <utility>

namespace liteboxd::engine {

namespace {

constexpr std::string_view reservedPrefix = "/_liteboxd/";
constexpr std::string_view secretPrefix = "?secret=";

bool isPathOfThisOrigin(std::string_view path)
{
    // Browsers read a backslash as a slash, so "/\\host" leads elsewhere just as "//host" does.
    const bool leadsElsewhere = path.size() > 1 && (path[1] == '/' || path[1] == '\\');
    return path.starts_with('/') && !leadsElsewhere &&
           std::all_of(path.begin(), path.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

tl::unexpected<base::Error> nothingThere(const SandboxPort &target)
{
    return base::fail(base::ErrorCode::NotFound, "there is no such sandbox, or it has no access token",
                      "sandbox " + target.id.text());
}

} // namespace

HostMeaning BrowserAccess::meaningOf(std::string_view hostField) const
{
    const std::uint16_t port = gatewayPort();
    return port == 0 ? HostMeaning(ForeignHost{}) : readHost(hostField, port);
}

void BrowserAccess::publish(const std::shared_ptr<const RouteTable> &routes)
{
    {
        const std::lock_guard lock(m_mutex);
        m_routes = routes;
    }
    m_sessions.keepOnly(*routes);
}

base::Result<base::Secret> BrowserAccess::mintLogin(const SandboxPort &target, std::string_view path, TimePoint now)
{
    if (gatewayPort() == 0)
        return base::fail(base::ErrorCode::InvalidArgument, "the gateway is not listening");
    if (!isPathOfThisOrigin(path))
        return base::fail(base::ErrorCode::InvalidArgument, "not an absolute path", std::string(path));
    const RoutePtr route = routeTo(target);
    auto grant = SandboxGrant::of(target, route.get());
    if (!grant)
        return nothingThere(target);
    const base::Secret secret = m_secrets.mint(std::move(*grant), std::string(path), now);
    std::string address = addressOf(target, *route);
    address += loginPath;
    address += secretPrefix;
    address += secret.reveal();
    return base::Secret(std::move(address));
}

base::Result<std::string> BrowserAccess::originOf(const SandboxPort &target) const
{
    const RoutePtr route = routeTo(target);
    if (!SandboxGrant::of(target, route.get()))
        return nothingThere(target);
    return addressOf(target, *route);
}

RoutePtr BrowserAccess::routeTo(const SandboxPort &target) const
{
    const std::lock_guard lock(m_mutex);
    return m_routes ? m_routes->find(target.id.text()) : nullptr;
}

std::string BrowserAccess::addressOf(const SandboxPort &target, const Route &route) const
{
    return "http://" + hostOf({labelIdOf(target.id), target.port, route.originTag}, gatewayPort());
}

bool BrowserAccess::isReserved(std::string_view requestTarget)
{
    return requestTarget.starts_with(reservedPrefix);
}

bool BrowserAccess::isLogin(std::string_view requestTarget)
{
    return requestTarget.substr(0, requestTarget.find('?')) == loginPath;
}

std::optional<BrowserAccess::Login> BrowserAccess::redeem(std::string_view requestTarget,
                                                          const std::optional<SandboxGrant> &grant, TimePoint now)
{
    if (!isLogin(requestTarget))
        return std::nullopt;
    requestTarget.remove_prefix(loginPath.size());
    if (!requestTarget.starts_with(secretPrefix))
        return std::nullopt;
    requestTarget.remove_prefix(secretPrefix.size());
    const auto path = m_secrets.redeem(requestTarget, grant, now);
    if (!path)
        return std::nullopt;
    return Login{*path, m_cookie.setCookieFor(m_sessions.begin(*grant, now), *grant)};
}

bool BrowserAccess::isSameOrigin(const BrowserOrigin &here, std::string_view origin,
                                 std::string_view secFetchSite) const
{
    const bool saysSameOrigin = secFetchSite == "same-origin";
    if (!secFetchSite.empty() && !saysSameOrigin)
        return false;
    if (origin.empty() || origin == "null")
        return saysSameOrigin;
    return origin == "http://" + hostOf(here, gatewayPort());
}

bool BrowserAccess::isEmbedded(std::string_view secFetchSite, std::string_view secFetchMode)
{
    const bool isFromElsewhere = !secFetchSite.empty() && secFetchSite != "same-origin" && secFetchSite != "none";
    return isFromElsewhere && secFetchMode != "navigate";
}

bool BrowserAccess::isUnsafe(std::string_view method)
{
    return method != "GET" && method != "HEAD" && method != "OPTIONS";
}

} // namespace liteboxd::engine
