// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/judge.h"

#include "gateway/engine/token_route.h"

#include <optional>
#include <utility>

namespace liteboxd::engine {

namespace {

using http::FieldId;
using http::Refusal;

constexpr FieldId tokenField = FieldId::XAccessToken;

/// Why there is nothing behind the id, if so.
std::optional<Refusal> whyMissing(const Route *route, const RouteTable &routes)
{
    if (routes.freshness() == RouteTable::Freshness::NotLoaded)
        return Refusal::SandboxesNotLoaded;
    if (route != nullptr)
        return std::nullopt;
    return routes.freshness() == RouteTable::Freshness::Stale ? Refusal::SandboxOutOfSight : Refusal::NoSuchSandbox;
}

bool opens(std::string_view token, const Route *route)
{
    // The same work whatever is wrong: one digest, one comparison.
    const base::TokenDigest given = base::digest(token);
    static const base::TokenDigest nobodys = base::digest(base::randomHex64());
    const bool has = route != nullptr && route->token.has_value();
    return base::equal(given, has ? *route->token : nobodys) && has;
}

/// What asks for no sandbox.
Judgement judgeElsewhere(const http::RequestHead &request, const RequestRoute &route)
{
    // Token routes are elsewhere, and on a host that is a sandbox's own this is not asked: they collide with nothing.
    if (request.path() == "/healthz")
        return HealthRequest{HealthRequest::Asks::Alive};
    if (request.path() == "/readyz")
        return HealthRequest{HealthRequest::Asks::Ready};
    return route.isForeignHost ? Refusal::ForeignHost : Refusal::NothingHere;
}

} // namespace

RequestRoute Judge::routeOf(const http::RequestHead &request) const
{
    using Kind = RequestRoute::Kind;
    if (!m_domain.empty()) {
        if (auto place = readSandboxHost(request.host(), m_domain))
            return {Kind::Token, std::move(place), {}, request.target()};
    }
    RequestRoute route;
    if (m_browserAccess) {
        HostMeaning meaning = m_browserAccess->meaningOf(request.host());
        if (auto *place = std::get_if<SandboxPort>(&meaning))
            return {Kind::BrowserOrigin, std::move(*place), {}, request.target()};
        route.isForeignHost = std::holds_alternative<ForeignHost>(meaning);
    }
    TokenRoute::Fault fault{};
    if (auto token = TokenRouteParser::parse(request.target(), fault)) {
        route.kind = Kind::Token;
        route.place = std::move(token->place);
        route.prefix = token->prefix;
        route.rest = token->rest;
    } else if (fault == TokenRoute::Fault::Malformed) {
        route.kind = Kind::Malformed;
    }
    return route;
}

Judgement Judge::judge(const http::RequestHead &request, const RequestRoute &route, const RouteTable &routes) const
{
    switch (route.kind) {
    case RequestRoute::Kind::Token:
        return judgeToken(request, route, routes);
    case RequestRoute::Kind::BrowserOrigin:
        return judgeBrowser(request, route, routes);
    case RequestRoute::Kind::Malformed:
        return Refusal::NotASandboxPath;
    case RequestRoute::Kind::Elsewhere:
        break;
    }
    return judgeElsewhere(request, route);
}

Judgement Judge::judgeToken(const http::RequestHead &request, const RequestRoute &route, const RouteTable &routes) const
{
    if (request.count(tokenField) > 1)
        return Refusal::SeveralTokens;
    const auto token = request.find(tokenField);
    if (!token || token->empty())
        return Refusal::NoValidToken;
    RoutePtr pod = routes.find(route.place->id.text());
    const auto missing = whyMissing(pod.get(), routes);
    if (!opens(*token, pod.get()) && !missing)
        return Refusal::NoValidToken;
    if (missing)
        return *missing;
    if (pod->address.empty())
        return Refusal::NoAddress;
    return Admission{std::move(pod), *route.place, route.rest, route.prefix, false};
}

Judgement Judge::judgeBrowser(const http::RequestHead &request, const RequestRoute &route,
                              const RouteTable &routes) const
{
    const SandboxPort &place = *route.place;
    if (BrowserAccess::isLogin(request.target())) {
        if (request.method() != "GET")
            return Refusal::SignInIsRead;
        return LoginRequest{place};
    }
    if (BrowserAccess::isReserved(request.target()))
        return Refusal::ReservedPath;
    bool signedIn = false;
    for (const http::Field &field : request.fields()) {
        if (field.id == FieldId::Cookie)
            signedIn = signedIn || m_browserAccess->cookie().matches(field.value, place);
    }
    if (!signedIn)
        return Refusal::NotSignedIn;
    const bool upgrade = request.has(FieldId::Upgrade);
    if ((upgrade || BrowserAccess::isUnsafe(request.method())) &&
        !m_browserAccess->isSameOrigin(place, request.find("Origin").value_or(std::string_view()),
                                       request.find("Sec-Fetch-Site").value_or(std::string_view())))
        return Refusal::OtherOrigin;
    RoutePtr pod = routes.find(place.id.text());
    if (const auto missing = whyMissing(pod.get(), routes))
        return *missing;
    if (!pod->token)
        return Refusal::SandboxWithoutToken;
    if (pod->address.empty())
        return Refusal::NoAddress;
    return Admission{std::move(pod), place, route.rest, {}, true};
}

} // namespace liteboxd::engine
