// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/open_request.h"

namespace liteboxd::engine {

OpenRequest::OpenRequest(GatewayWorker &worker, http::Exchange &exchange, const RequestRoute &route,
                         const http::AddressRanges &trustedProxies)
    : m_worker(worker)
{
    if (worker.accessLog != nullptr)
        m_note = std::make_unique<AccessNote>(exchange, route, trustedProxies);
}

OpenRequest::~OpenRequest()
{
    if (m_note)
        m_worker.log(m_note->finish(m_upstreamMode));
}

void OpenRequest::take(http::UseCounter::Use client, http::UseCounter::Use sandbox)
{
    m_client = std::move(client);
    m_sandbox = std::move(sandbox);
}

void OpenRequest::outliveExchange()
{
    if (m_note)
        m_note->outliveExchange();
}

} // namespace liteboxd::engine
