// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/body_relay.h"
#include "gateway/engine/forwarded_head.h"
#include "gateway/engine/upstream.h"
#include "gateway/http/response_head_reader.h"
#include "gateway/io/hang_up_link.h"

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::engine {

/// Relays one admitted HTTP request and its response. Runs on the worker's thread; the caller's coroutine owns it.
class HttpRelay
{
public:
    enum class Kind { Plain, Upgrade };

    HttpRelay(GatewayWorker &worker, http::Exchange &exchange, const Admission &admission, UpstreamMode mode,
              Kind kind);

    /// Answers the exchange, whatever happens; a response that cannot be completed ends in a reset.
    /// Of kind Upgrade: leaves a 101 to the caller, who finds it at switching().
    io::Task<void> run();

    /// The 101 that the upstream answered, and not answered to the client yet; nullptr if there was none.
    const http::ResponseHead *switching() const { return m_switches ? &*m_response : nullptr; }
    /// The connection to the upstream, which goes on without this.
    std::unique_ptr<http::Connection> takeUpstream();
    const PassingRules &rules() const { return m_rules; }
    /// The way that was taken to the sandbox; never Auto.
    UpstreamMode mode() const { return m_upstream.mode(); }

    /// Refuses the request, of which nothing more is read.
    io::Task<void> fail(http::Refusal refusal);

private:
    enum class Got {
        Head,
        Nothing, ///< the upstream ended before its first byte
        Malformed,
        TimedOut,
        Cancelled,
    };

    io::Task<bool> connect();
    bool isUnsafe() const;
    io::Task<void> refusePath();
    void startUpload();
    io::Task<void> upload();
    io::Task<Got> receiveFinalHead();
    Got failureOf(http::ResponseHeadReader::State state) const;
    void linkToClient();
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
    PassingRules m_rules;
    std::unique_ptr<http::Connection> m_connection;
    std::optional<BodyRelay> m_uploadRelay;
    std::optional<io::Task<void>> m_upload;
    std::optional<http::ResponseHead> m_response;
    io::Deadline m_waitsSince;            ///< for the answer: moves on with what is sent of the request
    std::optional<io::HangUpLink> m_link; ///< a client that goes ends the waits for the upstream
    bool m_isRequestSent = false;         ///< with its body
    bool m_isContinued = false;           ///< the client was told to go on
    bool m_reused = false;
    bool m_switches = false;
};

} // namespace liteboxd::engine
