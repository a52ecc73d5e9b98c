// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/route_table_builder.h"

namespace liteboxd::control {

namespace {

bool isReachable(const sandbox::Sandbox &sandbox, ClusterPlace place)
{
    const bool hasEnded =
        sandbox.state == sandbox::SandboxState::Succeeded || sandbox.state == sandbox::SandboxState::Failed;
    return !hasEnded && !sandbox.hostNetwork && isUpstream(sandbox.podAddress, place);
}

engine::Route routeTo(const sandbox::Sandbox &sandbox, ClusterPlace place)
{
    engine::Route route;
    if (!sandbox.accessToken.isEmpty())
        route.token = base::digest(sandbox.accessToken.reveal());
    if (isReachable(sandbox, place))
        route.address = sandbox.podAddress.toStdString();
    route.podNamespace = sandbox.podNamespace.toStdString();
    route.podName = sandbox.podName.toStdString();
    route.podUid = sandbox.uid.toStdString();
    return route;
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
        isOther |= m_routes.erase(removed->id.text()) != 0;
    for (const auto *present : {&changes.added, &changes.changed}) {
        for (const sandbox::SandboxPtr &sandbox : *present)
            isOther |= put(*sandbox);
    }
    return isOther;
}

bool RouteTableBuilder::put(const sandbox::Sandbox &sandbox)
{
    engine::Route route = routeTo(sandbox, m_place);
    engine::RoutePtr &known = m_routes[sandbox.id.text()];
    if (known && *known == route)
        return false;
    known = std::make_shared<const engine::Route>(std::move(route));
    return true;
}

std::shared_ptr<const engine::RouteTable> RouteTableBuilder::build(Freshness freshness) const
{
    return std::make_shared<const engine::RouteTable>(m_routes, freshness);
}

} // namespace liteboxd::control
