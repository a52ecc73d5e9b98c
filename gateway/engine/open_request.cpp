// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/open_request.h"

namespace liteboxd::engine {

OpenRequest::OpenRequest(GatewayWorker &worker, http::Exchange &exchange, const RequestRoute &route,
                         const io::AddressRanges &trustedProxies)
    : m_worker(worker)
{
    if (worker.accessLog != nullptr)
        m_note = std::make_unique<AccessNote>(exchange, route, trustedProxies);
    if (worker.countsTraffic)
        m_count = std::make_unique<TrafficCount>(worker.traffic, exchange);
}

OpenRequest::OpenRequest(GatewayWorker &worker, io::Stream &client, const io::SocketAddress &peer,
                         const SandboxPort &place)
    : m_worker(worker)
{
    if (worker.accessLog != nullptr)
        m_note = std::make_unique<AccessNote>(client, peer, place);
    if (worker.countsTraffic)
        m_count = std::make_unique<TrafficCount>(worker.traffic, client);
}

OpenRequest::~OpenRequest()
{
    if (m_note)
        m_worker.log(m_note->finish(m_upstreamMode ? name(*m_upstreamMode) : std::string_view()));
}

void OpenRequest::take(http::UseCounter::Use client, http::UseCounter::Use sandbox, const base::SandboxId &id)
{
    if (m_count)
        m_count->enter(id.text());
    m_client = std::move(client);
    m_sandbox = std::move(sandbox);
}

void OpenRequest::outliveExchange()
{
    if (m_note)
        m_note->outliveExchange();
    if (m_count)
        m_count->outliveExchange();
    if (m_view)
        m_view->outliveExchange();
}

void OpenRequest::noteProgress()
{
    if (m_count)
        m_count->noteProgress();
}

} // namespace liteboxd::engine
