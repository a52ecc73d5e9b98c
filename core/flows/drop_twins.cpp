// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/drop_twins.h"

#include <algorithm>

namespace liteboxd::flows {

namespace {

constexpr std::chrono::seconds s_window(1);
constexpr std::size_t s_most = 50'000;

} // namespace

bool DropTwins::isTwin(const Flow &flow)
{
    if (!flow.isDrop() || (flow.event != EventType::Drop && flow.event != EventType::PolicyVerdict))
        return false;
    forgetBefore(flow.time - s_window);
    const Key key{flow.node, flow.source.address, flow.destination.address,
                  (static_cast<std::uint32_t>(flow.source.port) << 16) | flow.destination.port,
                  static_cast<int>(flow.protocol)};
    Waiting &waiting = m_waiting[key];
    if (waiting.count > 0 && waiting.event != flow.event) {
        if (--waiting.count == 0)
            m_waiting.remove(key);
        return true;
    }
    waiting = {flow.event, flow.time, waiting.count + 1};
    m_order.emplace_back(flow.time, key);
    return false;
}

void DropTwins::forgetBefore(std::chrono::system_clock::time_point time)
{
    while (!m_order.empty() && (m_order.front().first < time || m_order.size() > s_most)) {
        const auto found = m_waiting.constFind(m_order.front().second);
        if (found != m_waiting.constEnd() && found->time <= m_order.front().first)
            m_waiting.erase(found);
        m_order.pop_front();
    }
}

} // namespace liteboxd::flows
