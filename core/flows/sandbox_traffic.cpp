// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/sandbox_traffic.h"

#include "core/flows/flow_ends.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

constexpr qsizetype s_mostDestinations = 1000;

} // namespace

std::optional<bool> internetOutcome(const Flow &flow)
{
    // Layer 7 is about DNS and HTTP proxies, a reply about an earlier permission, and other drop reasons about no
    // policy.
    if (flow.reply.value_or(false) || flow.layer7 || !isWorld(flow.destination))
        return std::nullopt;
    if (flow.verdict == Verdict::Forwarded || flow.verdict == Verdict::Redirected)
        return true;
    const bool isDenied = flow.isDrop() && (flow.dropReason == DropPolicyDenied || flow.dropReason == DropPolicyDeny);
    return isDenied ? std::optional(false) : std::nullopt;
}

bool hasInternetLabel(const Flow &flow)
{
    return client(flow).has(QLatin1String("k8s:liteboxd.io/internet-access=true"));
}

void TrafficCounts::take(const Flow &flow)
{
    const QString id = sandboxOf(flow);
    if (id.isEmpty())
        return;
    Entry &entry = m_entries[id];
    m_moved.insert(id);
    if (flow.isDrop()) {
        m_dropping.insert(id);
        const std::int64_t slot = slotOf(flow.time);
        for (std::int64_t next = std::max(entry.lastSlot + 1, slot - static_cast<std::int64_t>(s_slots) + 1);
             next <= slot; ++next)
            entry.drops[static_cast<std::size_t>(next) % s_slots] = 0;
        entry.lastSlot = std::max(entry.lastSlot, slot);
        if (slot > entry.lastSlot - static_cast<std::int64_t>(s_slots))
            ++entry.drops[static_cast<std::size_t>(slot) % s_slots];
    }
    if (client(flow).sandboxId() != id)
        return;
    const bool labelled = hasInternetLabel(flow);
    if (entry.labelled != labelled)
        entry.labelledSince = flow.time;
    entry.labelled = labelled;
    const FlowPeer &target = server(flow);
    if (entry.destinations.size() < s_mostDestinations)
        entry.destinations.insert(shownTarget(target, flow.protocol));
    const std::optional<bool> outcome = internetOutcome(flow);
    if (!outcome)
        return;
    if (entry.internet != outcome)
        entry.internetSince = flow.time;
    entry.internet = outcome;
}

SandboxTraffic TrafficCounts::of(const QString &sandboxId, Time now) const
{
    const auto found = m_entries.constFind(sandboxId);
    if (found == m_entries.constEnd())
        return {};
    SandboxTraffic traffic;
    traffic.drops = drops(*found, now);
    traffic.destinations = static_cast<std::size_t>(found->destinations.size());
    traffic.internet = found->internet;
    traffic.labelled = found->labelled;
    traffic.internetSince = found->internetSince;
    traffic.labelledSince = found->labelledSince;
    return traffic;
}

std::uint64_t TrafficCounts::drops(const Entry &entry, Time now)
{
    std::uint64_t drops = 0;
    const std::int64_t first = slotOf(now) - static_cast<std::int64_t>(s_slots) + 1;
    for (std::int64_t slot = std::max(first, entry.lastSlot - static_cast<std::int64_t>(s_slots) + 1);
         slot <= entry.lastSlot; ++slot)
        drops += entry.drops[static_cast<std::size_t>(slot) % s_slots];
    return drops;
}

QSet<QString> TrafficCounts::takeMoved(Time now)
{
    QSet<QString> moved = std::exchange(m_moved, {}) | m_dropping;
    m_dropping.removeIf([&](const QString &id) {
        const auto entry = m_entries.constFind(id);
        return entry == m_entries.constEnd() || drops(*entry, now) == 0;
    });
    return moved;
}

void TrafficCounts::forget(const QString &sandboxId)
{
    m_entries.remove(sandboxId);
    m_moved.insert(sandboxId);
}

void TrafficCounts::forgetInternet(const QString &sandboxId)
{
    const auto found = m_entries.find(sandboxId);
    if (found == m_entries.end())
        return;
    found->internet.reset();
    found->labelled.reset();
    m_moved.insert(sandboxId);
}

} // namespace liteboxd::flows
