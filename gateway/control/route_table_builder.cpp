// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/route_table_builder.h"

#include "gateway/engine/browser_origin.h"

namespace liteboxd::control {

namespace {

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
    if (address)
        route.address = address->host();
    route.podNamespace = sandbox.podNamespace.toStdString();
    route.podName = sandbox.podName.toStdString();
    route.podUid = sandbox.uid.toStdString();
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
    known = std::make_shared<const engine::Route>(std::move(route));
    if (!address && address.error().code == base::ErrorCode::InvalidArgument) {
        address.error().message = "address " + address.error().context + " is no upstream: " + address.error().message;
        address.error().context = "pods/" + sandbox.podName.toStdString();
        m_refusals.push_back(std::move(address.error()));
    }
    return true;
}

std::shared_ptr<const engine::RouteTable> RouteTableBuilder::build(Freshness freshness) const
{
    return std::make_shared<const engine::RouteTable>(
        m_routes, freshness, std::vector<base::TokenDigest>(m_formerTokens.begin(), m_formerTokens.end()));
}

} // namespace liteboxd::control
