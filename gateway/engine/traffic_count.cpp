// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/traffic_count.h"

#include "gateway/io/reactor.h"

#include <algorithm>
#include <utility>

namespace liteboxd::engine {

TrafficCount::TrafficCount(Traffic &traffic, http::Exchange &exchange)
    : m_traffic(traffic)
    , m_exchange(&exchange)
    , m_client(exchange.connection().stream())
    , m_begun(m_client.reactor().now())
    , m_sentBefore(m_client.sentBytes())
{}

TrafficCount::TrafficCount(Traffic &traffic, const io::Stream &client)
    : m_traffic(traffic)
    , m_exchange(nullptr)
    , m_client(client)
    , m_begun(m_client.reactor().now())
    , m_sentBefore(m_client.sentBytes())
{}

TrafficCount::~TrafficCount()
{
    const int status = m_exchange != nullptr ? m_exchange->status() : m_isOpen ? 101 : 502;
    if (m_sandbox == nullptr) {
        ++m_traffic.elsewhere[status];
        return;
    }
    noteProgress();
    --m_sandbox->openRequests;
    ++m_sandbox->requests[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))];
    if (m_isOpen)
        --m_sandbox->openWebSockets;
    else
        m_sandbox->durations.note(
            std::chrono::duration_cast<std::chrono::microseconds>(m_client.reactor().now() - m_begun));
}

void TrafficCount::enter(std::string_view sandboxId)
{
    auto found = m_traffic.sandboxes.find(sandboxId);
    if (found == m_traffic.sandboxes.end())
        found = m_traffic.sandboxes.emplace(std::string(sandboxId), SandboxTraffic()).first;
    m_sandbox = &found->second;
    ++m_sandbox->openRequests;
}

void TrafficCount::outliveExchange()
{
    m_exchange = nullptr;
    if (m_sandbox == nullptr)
        return;
    m_isOpen = true;
    ++m_sandbox->webSockets;
    ++m_sandbox->openWebSockets;
}

void TrafficCount::noteProgress()
{
    if (m_sandbox != nullptr)
        m_sandbox->sentBytes += m_client.sentBytes() - std::exchange(m_sentBefore, m_client.sentBytes());
}

} // namespace liteboxd::engine
