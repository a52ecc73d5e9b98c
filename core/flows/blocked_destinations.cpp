// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/blocked_destinations.h"

#include "core/flows/dns_meter.h"
#include "core/flows/flow_ends.h"
#include "core/flows/flow_names.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

constexpr qsizetype s_most = 2'000;
constexpr std::uint32_t s_refused = 5;

} // namespace

void BlockedDestinations::take(const Flow &flow)
{
    const FlowPeer &asker = client(flow);
    const FlowPeer &target = server(flow);
    const QString id = asker.sandboxId();
    if (id.isEmpty())
        return;
    BlockedDestination seen;
    if (flow.layer7 && flow.layer7->dns) {
        seen.name = flow.layer7->dns->query.toLower();
        if (seen.name.endsWith(u'.'))
            seen.name.chop(1);
        // Search lists ask for every name below cluster.local first.
        if (flow.layer7->dns->rcode != s_refused || DnsMeter::domainOf(seen.name) == u"cluster.local" ||
            !seen.name.contains(u'.'))
            return;
        seen.isRefusedName = true;
    } else {
        if (!flow.isDrop() || flow.dropReason != DropPolicyDenied || flow.direction != TrafficDirection::Egress ||
            !isWorld(target))
            return;
        seen.name = target.names.value(0);
        seen.address = target.address;
        if (target.port != 0)
            seen.ports = {u"%1/%2"_s.arg(target.port).arg(nameOf(flow.protocol).toLower())};
    }
    const QString key = seen.shown();
    if (key.isEmpty())
        return;
    auto found = m_found.find(key);
    if (found == m_found.end()) {
        if (m_found.size() >= s_most)
            makeRoom();
        seen.first = flow.time;
        found = m_found.insert(key, seen);
    }
    found->sandboxes.insert(id);
    found->ports.unite(seen.ports);
    found->isRefusedName = found->isRefusedName && seen.isRefusedName;
    if (!seen.address.isEmpty())
        found->address = seen.address;
    ++found->count;
    found->last = std::max(found->last, flow.time);
}

/// Half of them at once: a scan brings a new one with each packet.
void BlockedDestinations::makeRoom()
{
    std::vector<std::chrono::system_clock::time_point> times;
    for (const BlockedDestination &each : std::as_const(m_found))
        times.push_back(each.last);
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    m_found.removeIf([limit = *middle](const auto &entry) { return entry->last <= limit; });
}

std::size_t BlockedDestinations::count() const
{
    const auto isAside = [this](const QString &shown) { return m_found.contains(shown); };
    return static_cast<std::size_t>(m_found.size() - std::count_if(m_aside.begin(), m_aside.end(), isAside));
}

std::vector<BlockedDestination> BlockedDestinations::values() const
{
    std::vector<BlockedDestination> found;
    for (const BlockedDestination &each : m_found) {
        if (!m_aside.contains(each.shown()))
            found.push_back(each);
    }
    std::sort(found.begin(), found.end(),
              [](const BlockedDestination &a, const BlockedDestination &b) { return a.last > b.last; });
    return found;
}

} // namespace liteboxd::flows
