// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/judge.h"

#include "gateway/engine/access/link_access.h"
#include "gateway/engine/access/token_admission.h"
#include "gateway/engine/access/token_route.h"

#include <optional>
#include <utility>

namespace liteboxd::engine {

namespace {

using http::FieldId;
using http::Refusal;

constexpr FieldId tokenField = FieldId::XAccessToken;

/// The value of a field that must not be there twice: a browser writes one. Something that no browser writes stands for
/// more.
std::string_view onlyValue(const http::RequestHead &request, std::string_view name)
{
    return request.count(name) > 1 ? std::string_view("several") : request.find(name).value_or(std::string_view());
}

/// What asks for no sandbox.
Judgement judgeElsewhere(const http::RequestHead &request, const RequestRoute &route)
{
    // Token routes are elsewhere, and on a host that is a sandbox's own this is not asked: they collide with nothing.
    if (request.path() == "/healthz")
        return HealthRequest{HealthRequest::Asks::Alive};
    if (request.path() == "/readyz")
        return HealthRequest{HealthRequest::Asks::Ready};
    if (route.isForeignHost)
        return Refusal::ForeignHost;
    if (request.path() == "/" || request.path().starts_with("/api/"))
        return ManagementRequest{};
    return Refusal::NothingHere;
}

} // namespace

RequestRoute Judge::routeOf(const http::RequestHead &request) const
{
    using Kind = RequestRoute::Kind;
    RequestRoute route;
    if (!m_domain.empty()) {
        route.place = readSandboxHost(request.host(), m_domain);
        if (route.place) {
            route.kind = Kind::Token;
            route.isOwnHost = true;
            route.rest = request.target();
            return route;
        }
    }
    if (m_browserAccess) {
        HostMeaning meaning = m_browserAccess->meaningOf(request.host());
        if (auto *origin = std::get_if<BrowserOrigin>(&meaning)) {
            route.kind = Kind::BrowserOrigin;
            route.place = SandboxPort{origin->labelId, origin->port};
            route.origin = std::move(*origin);
            route.rest = request.target();
            return route;
        }
        route.isForeignHost = std::holds_alternative<ForeignHost>(meaning);
    }
    TokenRoute::Fault fault{};
    if (auto token = TokenRouteParser::parse(request.target(), fault)) {
        route.kind = Kind::Token;
        route.place = std::move(token->place);
        route.prefix = token->prefix;
        route.rest = token->rest;
        route.isTcp = token->isTcp;
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
        return route.isOwnHost ? judgeLink(request, route, routes) : Judgement(Refusal::NoValidToken);
    if (routes.freshness() == RouteTable::Freshness::NotLoaded)
        return Refusal::SandboxesNotLoaded;
    auto admitted = admitByToken(routes, route.place->id.text(), *token);
    if (const auto *const refused = std::get_if<Refusal>(&admitted))
        return *refused;
    if (auto *const decoy = std::get_if<DecoyUse>(&admitted))
        return std::move(*decoy);
    return Admission{std::get<RoutePtr>(std::move(admitted)), *route.place, route.rest, route.prefix, std::nullopt, 0};
}

/// On a host of the domain, without a token: a link is opened, or a browser goes on that has opened one.
Judgement Judge::judgeLink(const http::RequestHead &request, const RequestRoute &route, const RouteTable &routes)
{
    const bool opens = isLinkTarget(request.target());
    if (!opens && !hasLinkCookie(request))
        return Refusal::NoValidToken;
    if (opens && request.method() != "GET")
        return Refusal::SignInIsRead;
    if (routes.freshness() == RouteTable::Freshness::NotLoaded)
        return Refusal::SandboxesNotLoaded;
    RoutePtr pod = routes.find(route.place->id.text());
    if (opens)
        return LinkRequest{*route.place, std::move(pod), linkKeyIn(request.target())};
    if (comesFromElsewhere(request))
        return Refusal::OtherOrigin;
    const SandboxLink *const link = pod ? linkOf(request, *pod, route.place->port) : nullptr;
    if (link == nullptr)
        return Refusal::LinkNotValid;
    if (const auto obstacle = linkObstacle(*link, request, route.rest))
        return *obstacle;
    if (pod->address.empty())
        return Refusal::NoAddress;
    const std::uint64_t number = link->number;
    return Admission{std::move(pod), *route.place, route.rest, {}, std::nullopt, number};
}

Judgement Judge::judgeBrowser(const http::RequestHead &request, const RequestRoute &route,
                              const RouteTable &routes) const
{
    const BrowserOrigin &origin = *route.origin;
    const std::string_view site = onlyValue(request, "Sec-Fetch-Site");
    if (request.count("Origin") > 1 || BrowserAccess::isEmbedded(site, onlyValue(request, "Sec-Fetch-Mode")))
        return Refusal::OtherOrigin;
    auto [id, pod] = routes.findByLabelId(origin.labelId.text());
    if (pod && pod->originTag != origin.tag)
        pod.reset(); // the origin of an earlier pod, or of another cluster's
    SandboxPort place{*base::SandboxId::parse(id), origin.port};
    const auto grant = SandboxGrant::of(place, pod.get());
    if (BrowserAccess::isLogin(request.target())) {
        if (request.method() != "GET")
            return Refusal::SignInIsRead;
        return LoginRequest{std::move(place), grant};
    }
    if (BrowserAccess::isReserved(request.target()))
        return Refusal::ReservedPath;
    if (routes.freshness() == RouteTable::Freshness::NotLoaded)
        return Refusal::SandboxesNotLoaded;
    const auto session = grant ? sessionOf(request, *grant) : std::nullopt;
    if (!session)
        return Refusal::NotSignedIn;
    const bool upgrade = request.has(FieldId::Upgrade);
    if ((upgrade || BrowserAccess::isUnsafe(request.method())) &&
        !m_browserAccess->isSameOrigin(origin, request.find("Origin").value_or(std::string_view()), site))
        return Refusal::OtherOrigin;
    if (pod->address.empty())
        return Refusal::NoAddress;
    return Admission{std::move(pod), std::move(place), route.rest, {}, session, 0};
}

/// The open session that a cookie of the request stands for.
std::optional<BrowserSessions::Ticket> Judge::sessionOf(const http::RequestHead &request,
                                                        const SandboxGrant &grant) const
{
    for (const http::Field &field : request.fields()) {
        if (field.id != FieldId::Cookie)
            continue;
        const auto ticket = m_browserAccess->cookie().find(field.value, grant);
        if (ticket && m_browserAccess->sessions().isOpen(*ticket))
            return ticket;
    }
    return std::nullopt;
}

} // namespace liteboxd::engine
