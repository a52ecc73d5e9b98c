// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/judge.h"

#include "gateway/engine/token_route.h"

namespace liteboxd::engine {

namespace {

constexpr http::FieldId tokenField = http::FieldId::XAccessToken;
constexpr std::string_view yourRequest = "your request";
constexpr std::string_view theGateway = "the gateway";
constexpr std::string_view theSandbox = "the sandbox";

/// One answer for a token that is missing, wrong, of another sandbox, or that the sandbox does not have.
Rejection unauthorized()
{
    return {401, "a valid access token is required", yourRequest};
}

/// Why there is nothing behind the id, if so.
std::optional<Rejection> findPod(Admission &admission, const RouteTable &routes)
{
    if (routes.freshness() == RouteTable::Freshness::NotLoaded)
        return Rejection{503, "the gateway does not know the sandboxes yet", theGateway};
    admission.route = routes.find(admission.id);
    if (admission.route != nullptr)
        return std::nullopt;
    if (routes.freshness() == RouteTable::Freshness::Stale)
        return Rejection{503, "the gateway has lost sight of the cluster and does not know this sandbox", theGateway};
    return Rejection{404, "there is no such sandbox", theSandbox};
}

bool opens(std::string_view token, const Route *route)
{
    // The same work whatever is wrong: one digest, one comparison.
    const base::TokenDigest given = base::digest(token);
    static const base::TokenDigest nobodys = base::digest(base::randomHex64());
    const bool has = route != nullptr && route->token.has_value();
    return base::equal(given, has ? *route->token : nobodys) && has;
}

std::optional<Rejection> checkAddress(const Admission &admission)
{
    if (admission.route->address.empty())
        return Rejection{404, "the sandbox has no address yet", theSandbox};
    return std::nullopt;
}

} // namespace

std::optional<BrowserTarget> Judge::targetOf(const http::RequestHead &request) const
{
    if (m_browserAccess) {
        HostMeaning meaning = m_browserAccess->meaningOf(request.host());
        if (auto *target = std::get_if<BrowserTarget>(&meaning))
            return std::move(*target);
    }
    if (!m_domain.empty()) {
        if (auto target = readSandboxHost(request.host(), m_domain))
            return target;
    }
    TokenRoute::Fault fault{};
    if (const auto route = TokenRouteParser::parse(request.target(), fault))
        return BrowserTarget{std::string(route->id), route->port};
    return std::nullopt;
}

Judgement Judge::judge(const http::RequestHead &request, const RouteTable &routes) const
{
    if (!m_domain.empty()) {
        if (const auto target = readSandboxHost(request.host(), m_domain))
            return judgeRoute(request, routes, {target->id, target->port, {}, request.target()});
    }
    if (!m_browserAccess)
        return judgeToken(request, routes);
    const HostMeaning meaning = m_browserAccess->meaningOf(request.host());
    if (const auto *target = std::get_if<BrowserTarget>(&meaning))
        return judgeBrowser(request, routes, *target);
    Judgement judgement = judgeToken(request, routes);
    if (const auto *rejection = std::get_if<Rejection>(&judgement); rejection != nullptr && rejection->status == 404 &&
                                                                    !request.target().starts_with("/api/v1/sandbox/") &&
                                                                    std::holds_alternative<ForeignHost>(meaning))
        return Rejection{421, "this gateway does not serve that host", yourRequest};
    return judgement;
}

Judgement Judge::judgeToken(const http::RequestHead &request, const RouteTable &routes) const
{
    TokenRoute::Fault fault{};
    const auto tokenRoute = TokenRouteParser::parse(request.target(), fault);
    if (!tokenRoute) {
        // Token routes are elsewhere, and on a host that is a sandbox's own this is not asked: they collide with
        // nothing.
        if (request.path() == "/healthz")
            return HealthRequest{HealthRequest::Asks::Alive};
        if (request.path() == "/readyz")
            return HealthRequest{HealthRequest::Asks::Ready};
        if (fault == TokenRoute::Fault::NotOurs)
            return Rejection{404, "there is nothing here; sandboxes are at /api/v1/sandbox/{id}/port/{port}/",
                             yourRequest};
        return Rejection{400, "the path must be /api/v1/sandbox/{id}/port/{port}/ with a port from 1 to 65535",
                         yourRequest};
    }
    return judgeRoute(request, routes, *tokenRoute);
}

Judgement Judge::judgeRoute(const http::RequestHead &request, const RouteTable &routes, const TokenRoute &route) const
{
    if (request.count(tokenField) > 1)
        return Rejection{400, "there must be one X-Access-Token", yourRequest};
    const auto token = request.find(tokenField);
    if (!token || token->empty())
        return unauthorized();
    Admission admission;
    admission.id = std::string(route.id);
    admission.port = route.port;
    admission.target = route.rest;
    admission.prefix = route.prefix;
    const auto missing = findPod(admission, routes);
    if (!opens(*token, admission.route.get()) && !missing)
        return unauthorized();
    if (missing)
        return *missing;
    if (const auto unreachable = checkAddress(admission))
        return *unreachable;
    return admission;
}

Judgement Judge::judgeBrowser(const http::RequestHead &request, const RouteTable &routes,
                              const BrowserTarget &target) const
{
    const auto rejected = [&request](Rejection rejection) {
        const auto accept = request.find(http::FieldId::Accept);
        if (accept && accept->find("text/html") != std::string_view::npos)
            rejection.format = http::ErrorFormat::Html;
        return rejection;
    };
    if (BrowserAccess::isLogin(request.target())) {
        if (request.method() != "GET")
            return rejected({405, "only GET signs in", yourRequest});
        return LoginRequest{target};
    }
    if (BrowserAccess::isReserved(request.target()))
        return rejected({404, "there is nothing here", yourRequest});
    bool signedIn = false;
    for (const http::Field &field : request.fields()) {
        if (field.id == http::FieldId::Cookie)
            signedIn = signedIn || m_browserAccess->cookie().matches(field.value, target);
    }
    if (!signedIn)
        return rejected({401, "open this sandbox from the console to sign in", yourRequest});
    const bool upgrade = request.has(http::FieldId::Upgrade);
    if ((upgrade || BrowserAccess::isUnsafe(request.method())) &&
        !m_browserAccess->isSameOrigin(target, request.find("Origin").value_or(std::string_view()),
                                       request.find("Sec-Fetch-Site").value_or(std::string_view())))
        return rejected({403, "this request comes from another site", yourRequest});
    Admission admission;
    admission.id = target.id;
    admission.port = target.port;
    admission.target = request.target();
    admission.fromBrowser = true;
    if (const auto missing = findPod(admission, routes))
        return rejected(*missing);
    if (!admission.route->token)
        return rejected({401, "this sandbox has no access token, so nobody may open it", theSandbox});
    if (const auto unreachable = checkAddress(admission))
        return rejected(*unreachable);
    return admission;
}

} // namespace liteboxd::engine
