// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/relay/flow_ring.h"

#include <algorithm>
#include <vector>

namespace liteboxd::demo {

void FlowRing::add(Entry entry)
{
    std::vector<std::shared_ptr<std::function<void()>>> listeners;
    {
        const std::lock_guard lock(m_mutex);
        m_entries.push_back(std::move(entry));
        if (m_entries.size() > capacity) {
            m_entries.pop_front();
            ++m_begin;
        }
        m_listeners.remove_if([](const auto &each) { return each.expired(); });
        for (const auto &each : m_listeners) {
            if (auto listener = each.lock())
                listeners.push_back(std::move(listener));
        }
    }
    for (const auto &each : listeners)
        (*each)();
}

std::optional<FlowRing::Place> FlowRing::read(std::uint64_t position) const
{
    const std::lock_guard lock(m_mutex);
    const std::uint64_t at = std::max(position, m_begin);
    if (at >= m_begin + m_entries.size())
        return std::nullopt;
    return Place{m_entries[static_cast<std::size_t>(at - m_begin)], at + 1, at - position};
}

std::uint64_t FlowRing::begin() const
{
    const std::lock_guard lock(m_mutex);
    return m_begin;
}

std::uint64_t FlowRing::end() const
{
    const std::lock_guard lock(m_mutex);
    return m_begin + m_entries.size();
}

std::shared_ptr<void> FlowRing::listen(std::function<void()> listener)
{
    auto made = std::make_shared<std::function<void()>>(std::move(listener));
    const std::lock_guard lock(m_mutex);
    m_listeners.push_back(made);
    return made;
}

} // namespace liteboxd::demo
