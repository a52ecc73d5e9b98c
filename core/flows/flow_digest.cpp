// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_digest.h"

#include <algorithm>

namespace liteboxd::flows {

void FlowDigest::take(const Flow &flow)
{
    if (flow.layer7 || flow.reply.value_or(false))
        return;
    const RepeatKey key(flow);
    const auto found = m_seen.find(key);
    if (found == m_seen.end()) {
        if (size() >= m_most)
            makeRoom();
        m_seen.insert(key, {flow, 1, flow.time, flow.time});
        return;
    }
    FlowRecord record{std::move(found->flow), found->count, found->first, {}};
    repeat(record, flow, false);
    found->flow = std::move(record.flow);
    found->count = record.count;
    found->last = std::max(found->last, flow.time);
}

void FlowDigest::take(const SeenFlow &seen)
{
    if (seen.flow.layer7 || seen.flow.reply.value_or(false))
        return;
    const RepeatKey key(seen.flow);
    const auto found = m_seen.find(key);
    if (found == m_seen.end()) {
        if (size() >= m_most)
            makeRoom();
        m_seen.insert(key, seen);
        return;
    }
    if (seen.last >= found->last)
        found->flow = seen.flow;
    found->count += seen.count;
    found->first = std::min(found->first, seen.first);
    found->last = std::max(found->last, seen.last);
}

std::vector<SeenFlow> FlowDigest::values() const
{
    std::vector<SeenFlow> found(m_seen.begin(), m_seen.end());
    std::sort(found.begin(), found.end(), [](const SeenFlow &a, const SeenFlow &b) { return a.last > b.last; });
    return found;
}

void FlowDigest::makeRoom()
{
    std::vector<std::chrono::system_clock::time_point> times;
    times.reserve(size());
    for (const SeenFlow &seen : std::as_const(m_seen))
        times.push_back(seen.last);
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    m_seen.removeIf([limit = *middle](const auto &entry) { return entry->last <= limit; });
}

} // namespace liteboxd::flows
