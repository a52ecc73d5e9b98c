// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/egress/egress_target.h"
#include "gateway/engine/pipe_pool.h"
#include "gateway/http/exchange.h"

#include <memory>

namespace liteboxd::egress {

/// Passes one request in absolute form to its host and the answer back, each connection to a host for one request: so
/// that every request of a client is judged by itself. One coroutine.
class PlainRelay
{
public:
    PlainRelay(http::Exchange &exchange, const EgressTarget &target, std::unique_ptr<http::Connection> host,
               engine::PipePool &pipes)
        : m_exchange(exchange)
        , m_target(target)
        , m_host(std::move(host))
        , m_pipes(pipes)
    {}

    /// False: the host gave no valid answer, and the client was told nothing.
    io::Task<bool> run();

private:
    io::BlockString responseHead(const http::ResponseHead &response, const http::BodyFraming &framing,
                                 bool closes) const;
    io::Task<bool> sendRequest();
    io::Task<bool> receiveHead(std::optional<http::ResponseHead> &response);

    http::Exchange &m_exchange;
    const EgressTarget &m_target;
    const std::unique_ptr<http::Connection> m_host;
    engine::PipePool &m_pipes;
};

/// The head for the host: Host is that of the target (RFC 9112, 3.2.2), what is hop by hop goes, Via comes. Pure.
io::BlockString egressRequestHead(const http::RequestHead &request, const EgressTarget &target);

} // namespace liteboxd::egress
