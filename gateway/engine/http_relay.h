// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/body_relay.h"
#include "gateway/engine/forwarded_head.h"
#include "gateway/engine/upstream.h"

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::http {
class HeadScanner;
}

namespace liteboxd::engine {

/// Relays one admitted HTTP request and its response. Runs on the worker's thread; the caller's coroutine owns it.
class HttpRelay
{
public:
    enum class Kind { Plain, Upgrade };

    HttpRelay(GatewayWorker &worker, http::Exchange &exchange, const Admission &admission, UpstreamMode mode,
              Kind kind);
    ~HttpRelay();

    /// Answers the exchange, whatever happens; a response that cannot be completed ends in a reset.
    /// Of kind Upgrade: leaves a 101 to the caller, who finds it at switching().
    io::Task<void> run();

    /// The 101 that the upstream answered, and not answered to the client yet; nullptr if there was none.
    const http::ResponseHead *switching() const { return m_switches ? &*m_response : nullptr; }
    std::unique_ptr<http::Connection> takeUpstream() { return std::move(m_connection); }
    const ForwardRules &rules() const { return m_rules; }
    /// The way that was taken to the sandbox; never Auto.
    UpstreamMode mode() const { return m_upstream.mode(); }

    /// An error of our own as the answer.
    io::Task<void> fail(int status, std::string_view message, std::string_view hop);

private:
    enum class Got { Incomplete, Head, Nothing, Malformed, TimedOut, Cancelled };

    io::Task<bool> connect();
    bool isUnsafe() const;
    io::Task<void> refusePath();
    void startUpload();
    io::Task<void> upload();
    io::Task<Got> receiveFinalHead();
    Got takeHead(http::HeadScanner &scanner);
    Got examine(std::string_view received, http::HeadScanner &scanner);
    io::Deadline answerDeadline() const;
    io::Task<void> failAfter(Got got);
    io::Task<void> sendResponse();
    io::Task<bool> relayBody(io::BlockString head, const http::BodyFraming &framing);
    void keepConnection();
    io::Task<bool> answerInsteadOfApiServer();
    bool isUploadStalled() const;
    bool mayRetry() const;

    GatewayWorker &m_worker;
    http::Exchange &m_exchange;
    Upstream m_upstream;
    ForwardRules m_rules;
    std::unique_ptr<http::Connection> m_connection;
    std::optional<BodyRelay> m_uploadRelay;
    std::optional<io::Task<void>> m_upload;
    std::optional<http::ResponseHead> m_response;
    io::Deadline m_requestSentAt;
    bool m_isRequestSent = false; ///< with its body
    bool m_isContinued = false;   ///< the client was told to go on
    bool m_reused = false;
    bool m_switches = false;
};

} // namespace liteboxd::engine
