// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/replay.h"

#include "core/flows/flow_ends.h"
#include "core/flows/why.h"

#include <algorithm>
#include <map>

namespace liteboxd::flows {

using policy::explain::Outcome;

namespace {

std::uint64_t sum(const std::vector<Replay::Change> &changes)
{
    std::uint64_t count = 0;
    for (const Replay::Change &change : changes)
        count += change.count;
    return count;
}

std::vector<Replay::Change> mostFirst(const std::map<QString, Replay::Change> &changes)
{
    std::vector<Replay::Change> found;
    for (const auto &[target, change] : changes)
        found.push_back(change);
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    return found;
}

} // namespace

std::uint64_t Replay::newlyDropped() const
{
    return sum(nowDropped);
}

std::uint64_t Replay::newlyPassing() const
{
    return sum(nowPassing);
}

Replay replay(const std::vector<SeenFlow> &seen, const policy::explain::PolicyExplainer &before,
              const policy::explain::PolicyExplainer &after, const std::stop_token &stop)
{
    Replay result;
    std::map<QString, Replay::Change> dropped;
    std::map<QString, Replay::Change> passing;
    for (const SeenFlow &each : seen) {
        if (stop.stop_requested())
            break;
        const auto then = computedVerdict(each.flow, before);
        const auto now = computedVerdict(each.flow, after);
        if (!then || !now || then->outcome == Outcome::Unknown || now->outcome == Outcome::Unknown) {
            result.unknown += each.count;
            continue;
        }
        result.asked += each.count;
        if (then->outcome == now->outcome)
            continue;
        const QString target = shownTarget(each.flow.destination, each.flow.protocol);
        Replay::Change &change = (now->outcome == Outcome::Denied ? dropped : passing)[target];
        change.target = target;
        change.count += each.count;
        const QString id = sandboxOf(each.flow);
        if (!id.isEmpty() && !change.sandboxes.contains(id))
            change.sandboxes += id;
    }
    result.nowDropped = mostFirst(dropped);
    result.nowPassing = mostFirst(passing);
    return result;
}

} // namespace liteboxd::flows
