// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/memory/memory_network.h"

#include "tests/gateway/memory/memory_stream.h"

#include <algorithm>

namespace liteboxd::io {

MemoryNetwork::MemoryNetwork(Reactor &reactor, const NetworkPlan &plan)
    : m_reactor(reactor)
    , m_plan(plan)
    , m_random(plan.seed)
{}

MemoryNetwork::~MemoryNetwork() = default;

MemoryNetwork::Ends MemoryNetwork::connect()
{
    const auto there = std::make_shared<MemoryPipe>();
    const auto back = std::make_shared<MemoryPipe>();
    const std::size_t number = m_connections++;
    return {std::make_unique<MemoryStream>(*this, number, back, there, MemoryStream::Role::Tested),
            std::make_unique<MemoryStream>(*this, number, there, back, MemoryStream::Role::Peer)};
}

NetworkPlan::Fault MemoryNetwork::nextFault(std::size_t connection)
{
    if (m_operations++ != m_plan.faultAt || m_plan.fault == NetworkPlan::Fault::None)
        return NetworkPlan::Fault::None;
    m_failed = connection;
    return m_plan.fault;
}

void MemoryNetwork::deliver()
{
    std::vector<MemoryStream *> due;
    std::copy_if(m_streams.begin(), m_streams.end(), std::back_inserter(due),
                 [](const MemoryStream *stream) { return stream->isDue(); });
    if (m_plan.laziness > 0)
        std::shuffle(due.begin(), due.end(), m_random);
    for (MemoryStream *const stream : due) {
        if (m_random() % 100 >= m_plan.laziness)
            stream->deliver(m_plan.mostAtOnce);
    }
}

bool MemoryNetwork::hasPending() const
{
    return std::any_of(m_streams.begin(), m_streams.end(), [](const MemoryStream *stream) { return stream->isDue(); });
}

} // namespace liteboxd::io
