// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/link_rewriter.h"
#include "core/demo/status.h"
#include "gateway/engine/exchange.h"
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
    ProxyRelay(engine::Exchange &exchange, const io::SocketAddress &pod, const QByteArray &prefix, QByteArray target);

    /// Answers the exchange, whatever happens.
    io::Task<void> run();

private:
    io::Task<bool> connect();
    io::Task<void> fail(std::string_view why);
    std::string requestHead() const;
    io::Task<void> upload();
    io::Task<bool> receiveHead();
    io::Task<void> sendResponse();
    io::Task<void> sendMeasured(engine::Answer head, engine::BodyReader &body);
    io::Task<void> sendPage(engine::Answer head, engine::BodyReader &body);
    io::Task<void> switchOver();
    io::Task<void> copy(engine::Connection &from, engine::Connection &to);
    engine::Answer answerHead() const;
    bool isUpgrade() const;

    engine::Exchange &m_exchange;
    io::SocketAddress m_pod;
    LinkRewriter m_links;
    QByteArray m_prefix;
    QByteArray m_target;
    std::unique_ptr<engine::Connection> m_upstream;
    std::optional<engine::ResponseHead> m_response;
    std::optional<io::Task<void>> m_upload; // ends with this object, before what it uses
};

} // namespace liteboxd::demo
