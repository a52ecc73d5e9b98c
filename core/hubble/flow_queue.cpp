// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/flow_queue.h"

#include <utility>

namespace liteboxd::hubble {

FlowQueue::FlowQueue(std::size_t most, std::function<void()> wake)
    : m_most(most)
    , m_wake(std::move(wake))
{}

bool FlowQueue::hasRoom()
{
    const std::lock_guard lock(m_mutex);
    if (m_events.size() < m_most)
        return true;
    ++m_unread;
    return false;
}

void FlowQueue::put(StreamEvent event)
{
    const std::lock_guard lock(m_mutex);
    m_events.push_back(std::move(event));
    if (m_events.size() == 1 && m_wake)
        m_wake();
}

void FlowQueue::discard(std::uint64_t flows)
{
    const std::lock_guard lock(m_mutex);
    m_unread += flows;
}

void FlowQueue::close()
{
    const std::lock_guard lock(m_mutex);
    m_wake = {};
}

FlowQueue::Taken FlowQueue::takeAll()
{
    const std::lock_guard lock(m_mutex);
    return {std::exchange(m_events, {}), std::exchange(m_unread, 0)};
}

} // namespace liteboxd::hubble
