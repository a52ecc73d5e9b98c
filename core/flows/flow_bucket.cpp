// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_bucket.h"

#include <algorithm>

namespace liteboxd::flows {

namespace {

constexpr std::size_t s_mostGaps = 100;

} // namespace

void FlowBucket::take(const Flow &flow, bool isTwin)
{
    const RepeatKey key(flow);
    const auto found = m_seen.find(key);
    if (!isTwin)
        ++(flow.isDrop() ? m_dropped : m_passed);
    if (found != m_seen.end()) {
        FlowRecord record{std::move(found->flow), found->count, found->first, {}};
        repeat(record, flow, isTwin);
        found->flow = std::move(record.flow);
        found->count = record.count;
        found->first = std::min(found->first, flow.time);
        found->last = std::max(found->last, flow.time);
    } else if (static_cast<std::size_t>(m_seen.size()) < m_most) {
        m_seen.insert(key, {flow, 1, flow.time, flow.time});
    } else if (!isTwin) {
        ++m_leftOut;
    }
}

void FlowBucket::take(const FlowGap &gap)
{
    m_lost += gap.lost;
    for (FlowGap &known : m_gaps) {
        if (known.cause != gap.cause || known.node != gap.node || gap.cause == GapCause::Disconnected)
            continue;
        known.lost += gap.lost;
        known.from = std::min(known.from, gap.from);
        known.to = std::max(known.to, gap.to);
        return;
    }
    if (m_gaps.size() < s_mostGaps)
        m_gaps.push_back(gap);
}

std::vector<SeenFlow> FlowBucket::values() const
{
    std::vector<SeenFlow> found(m_seen.begin(), m_seen.end());
    std::sort(found.begin(), found.end(), [](const SeenFlow &a, const SeenFlow &b) { return a.first < b.first; });
    return found;
}

} // namespace liteboxd::flows
