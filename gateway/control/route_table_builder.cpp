// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/route_table_builder.h"

#include "core/sandbox/browser_link.h"
#include "gateway/engine/access/browser_origin.h"

#include <algorithm>

namespace liteboxd::control {

namespace {

/// What opens them needs the token's digest: without a token there are none.
std::vector<engine::SandboxLink> linksOf(const sandbox::Sandbox &sandbox, const std::optional<base::TokenDigest> &token)
{
    std::vector<engine::SandboxLink> links;
    if (!token)
        return links;
    for (const sandbox::BrowserLink &each : sandbox::linksFrom(sandbox.links)) {
        engine::SandboxLink link;
        link.number = each.number;
        link.port = each.port;
        link.path = each.path.toStdString();
        for (const QString &method : each.methods)
            link.methods.push_back(method.toStdString());
        link.uses = static_cast<std::uint32_t>(each.uses);
        link.until = each.until;
        link.opens = sandbox::linkKey(each, sandbox.id, sandbox.uid, *token, sandbox::LinkPurpose::Open).reveal();
        link.goesOn = sandbox::linkKey(each, sandbox.id, sandbox.uid, *token, sandbox::LinkPurpose::GoOn).reveal();
        links.push_back(std::move(link));
    }
    return links;
}

/// Whether the pod has an address that is its own.
bool hasAddress(const sandbox::Sandbox &sandbox)
{
    const bool hasEnded =
        sandbox.state == sandbox::SandboxState::Succeeded || sandbox.state == sandbox::SandboxState::Failed;
    return !hasEnded && !sandbox.hostNetwork && !sandbox.podAddress.isEmpty();
}

} // namespace

void RouteTableBuilder::reset(const std::vector<sandbox::SandboxPtr> &sandboxes)
{
    m_routes.clear();
    m_linked.clear();
    for (const sandbox::SandboxPtr &sandbox : sandboxes)
        put(*sandbox);
}

bool RouteTableBuilder::apply(const sandbox::SandboxChanges &changes)
{
    bool isOther = false;
    for (const sandbox::SandboxPtr &removed : changes.removed)
        isOther |= remove(*removed);
    for (const auto *present : {&changes.added, &changes.changed}) {
        for (const sandbox::SandboxPtr &sandbox : *present)
            isOther |= put(*sandbox);
    }
    return isOther;
}

engine::Route RouteTableBuilder::routeTo(const sandbox::Sandbox &sandbox,
                                         const base::Result<io::SocketAddress> &address) const
{
    engine::Route route;
    route.token = sandbox.accessTokenDigest;
    if (!sandbox.accessToken.isEmpty())
        route.token = base::digest(sandbox.accessToken.reveal());
    route.decoy = sandbox.decoyDigest;
    if (address)
        route.address = address->host();
    route.podNamespace = sandbox.podNamespace.toStdString();
    route.podName = sandbox.podName.toStdString();
    route.podUid = sandbox.uid.toStdString();
    route.links = linksOf(sandbox, route.token);
    route.originTag = engine::originTag(m_cluster, route.podNamespace, route.podUid);
    return route;
}

bool RouteTableBuilder::remove(const sandbox::Sandbox &sandbox)
{
    const auto found = m_routes.find(sandbox.id.text());
    if (found == m_routes.end())
        return false;
    if (found->second->token) {
        m_formerTokens.push_back(*found->second->token);
        if (m_formerTokens.size() > mostFormer)
            m_formerTokens.pop_front();
    }
    m_routes.erase(found);
    m_linked.erase(sandbox.id.text());
    return true;
}

bool RouteTableBuilder::put(const sandbox::Sandbox &sandbox)
{
    auto address = hasAddress(sandbox) ? upstreamAddress(sandbox.podAddress.toStdString(), m_place)
                                       : base::fail(base::ErrorCode::NotFound, "no address");
    engine::Route route = routeTo(sandbox, address);
    engine::RoutePtr &known = m_routes[sandbox.id.text()];
    if (known && *known == route)
        return false;
    if (!route.links.empty())
        m_linked.insert(sandbox.id.text());
    known = std::make_shared<const engine::Route>(std::move(route));
    if (!address && address.error().code == base::ErrorCode::InvalidArgument) {
        address.error().message = "address " + address.error().context + " is no upstream: " + address.error().message;
        address.error().context = "pods/" + sandbox.podName.toStdString();
        m_refusals.push_back(std::move(address.error()));
    }
    return true;
}

void RouteTableBuilder::expireLinks(std::chrono::system_clock::time_point now)
{
    const auto isUp = [now](const engine::SandboxLink &link) { return !link.hasExpired && link.until <= now; };
    for (const std::string &id : m_linked) {
        const auto found = m_routes.find(id);
        if (found == m_routes.end() || std::none_of(found->second->links.begin(), found->second->links.end(), isUp))
            continue;
        engine::Route route = *found->second;
        for (engine::SandboxLink &link : route.links)
            link.hasExpired = link.until <= now;
        found->second = std::make_shared<const engine::Route>(std::move(route));
    }
}

std::optional<std::chrono::system_clock::time_point> RouteTableBuilder::nextExpiry() const
{
    std::optional<std::chrono::system_clock::time_point> next;
    for (const std::string &id : m_linked) {
        const auto found = m_routes.find(id);
        if (found == m_routes.end())
            continue;
        for (const engine::SandboxLink &link : found->second->links) {
            if (!link.hasExpired && (!next || link.until < *next))
                next = link.until;
        }
    }
    return next;
}

std::shared_ptr<const engine::RouteTable> RouteTableBuilder::build(Freshness freshness) const
{
    return std::make_shared<const engine::RouteTable>(
        m_routes, freshness, std::vector<base::TokenDigest>(m_formerTokens.begin(), m_formerTokens.end()));
}

} // namespace liteboxd::control
