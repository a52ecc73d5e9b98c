// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/verdict_timeline.h"

#include <algorithm>

namespace liteboxd::flows {

void VerdictTimeline::take(const Flow &flow)
{
    const Time begin = beginOf(flow.time);
    // Nodes do not tell in one order: look from the end for the slot, or its place.
    auto at = m_slots.end();
    while (at != m_slots.begin() && std::prev(at)->begin > begin)
        --at;
    if (at != m_slots.begin() && std::prev(at)->begin == begin)
        at = std::prev(at);
    else if (m_slots.size() == m_most && at == m_slots.begin())
        return; // older than all that is kept
    else
        at = m_slots.insert(at, Slot{begin});
    if (flow.isDrop())
        ++at->dropped;
    else if (flow.verdict == Verdict::Forwarded || flow.verdict == Verdict::Redirected)
        ++at->forwarded;
    else
        ++at->other;
    if (m_slots.size() > m_most)
        m_slots.pop_front();
}

std::vector<VerdictTimeline::Slot> VerdictTimeline::until(Time now) const
{
    std::vector<Slot> found;
    if (m_slots.empty())
        return found;
    const Time last = std::max(beginOf(now), m_slots.back().begin);
    const Time first = std::max(m_slots.front().begin, last - m_slot * static_cast<std::int64_t>(m_most - 1));
    auto next = m_slots.begin();
    for (Time begin = first; begin <= last; begin += m_slot) {
        while (next != m_slots.end() && next->begin < begin)
            ++next;
        found.push_back(next != m_slots.end() && next->begin == begin ? *next : Slot{begin});
    }
    return found;
}

} // namespace liteboxd::flows
