// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/link_rewriter.h"
#include "app/demo/objects/status.h"
#include "gateway/http/exchange.h"
#include "gateway/io/tcp_stream.h"

#include <memory>
#include <optional>

namespace liteboxd::demo {

/// One request to a pod and its answer, as the API server's proxy passes them: bodies streamed both ways, upgraded
/// connections byte by byte, links rewritten in HTML of up to 4 MiB. A connection to the pod serves one request.
class ProxyRelay
{
public:
    /// `prefix` is the request's path up to …/proxy, `target` what the pod is asked for.
    ProxyRelay(http::Exchange &exchange, const io::SocketAddress &pod, const QByteArray &prefix, QByteArray target);

    /// Answers the exchange, whatever happens.
    io::Task<void> run();

private:
    io::Task<bool> connect();
    io::Task<void> fail(std::string_view why);
    std::string requestHead() const;
    io::Task<void> upload();
    io::Task<bool> receiveHead();
    io::Task<void> sendResponse();
    io::Task<void> sendMeasured(http::Answer head, http::BodyReader &body);
    io::Task<void> sendPage(http::Answer head, http::BodyReader &body);
    io::Task<void> switchOver();
    io::Task<void> copy(http::Connection &from, http::Connection &to);
    http::Answer answerHead() const;
    bool isUpgrade() const;

    http::Exchange &m_exchange;
    io::SocketAddress m_pod;
    LinkRewriter m_links;
    QByteArray m_prefix;
    QByteArray m_target;
    std::unique_ptr<http::Connection> m_upstream;
    std::optional<http::ResponseHead> m_response;
    std::optional<io::Task<void>> m_upload; // ends with this object, before what it uses
};

} // namespace liteboxd::demo
