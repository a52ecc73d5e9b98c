// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/http/answer.h"
#include "gateway/http/body_reader.h"
#include "gateway/http/connection.h"
#include "gateway/http/message_head.h"
#include "gateway/http/refusal.h"
#include "gateway/http/switched_connection.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::http {

/// One request and its response, for as long as a Service works on it. Every call is made from the Service's own
/// coroutine. A false or an error from a send means that the client is gone: return.
class Exchange
{
public:
    Exchange(Connection &connection, RequestHead request, const Timeouts &timeouts);

    const RequestHead &request() const { return m_request; }
    /// The request's lines of that name have served: their values are overwritten.
    void wipe(FieldId id) { m_request.wipe(id); }
    /// The client's X-Request-Id if it is a sensible one, else one of ours.
    std::string_view requestId() const { return m_requestId; }
    Connection &connection() { return m_connection; }
    const Timeouts &timeouts() const { return m_timeouts; }
    BodyReader &body() { return m_body; }

    /// The whole request body. Rejected when it is longer than `limit` bytes, ConnectionLost, TimedOut, Malformed.
    /// Sends "100 Continue" first to a client that asked.
    io::Task<base::Result<std::string>> readBody(std::size_t limit);

    /// Sends a whole response with Content-Length; no body to a HEAD.
    io::Task<bool> respond(Answer answer);

    /// Refuses the request: a row of the table as a whole response, as a page where a browser asks for one.
    io::Task<bool> refuse(Refusal refusal);
    /// The request came to an origin that browsers are meant to come to, and may be answered by a page.
    void noteForBrowsers() { m_isForBrowsers = true; }

    /// A response whose body comes in pieces: begin(), write() as often as needed, end(). Chunked to HTTP/1.1
    /// clients, until close to HTTP/1.0. `answer.body` must be empty.
    io::Task<bool> begin(Answer answer);
    io::Task<bool> write(std::string_view piece);
    io::Task<bool> end();

    /// 101: from then on connection().stream() and received() are the Service's, and the connection ends with it.
    io::Task<bool> switchProtocols(Answer answer);

    /// For a Service that writes response heads itself: what it did, so that the connection knows how to go on.
    void noteResponded(int status, bool keepAlive);
    /// For one that has sent a 101 itself, and noted that: the connection goes on as `switched`, which took its stream.
    /// Return then.
    void goOnAs(std::unique_ptr<SwitchedConnection> switched) { m_switched = std::move(switched); }
    std::unique_ptr<SwitchedConnection> takeSwitched() { return std::move(m_switched); }
    bool hasResponded() const { return m_status != 0; }
    /// Of the response; 0 before there is one.
    int status() const { return m_status; }

    /// Whether the connection may serve another request after this one.
    bool keepsAlive() const { return m_keepAlive; }
    void closeAfterwards() { m_keepAlive = false; }

private:
    std::string_view persistence() const;

    Connection &m_connection;
    RequestHead m_request;
    const Timeouts &m_timeouts;
    io::BlockString m_requestId;
    BodyReader m_body;
    std::unique_ptr<SwitchedConnection> m_switched;
    bool m_keepAlive;
    int m_status = 0;
    bool m_chunked = false;
    bool m_isForBrowsers = false;
};

} // namespace liteboxd::http
