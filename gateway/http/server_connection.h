// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/client_limiter.h"
#include "gateway/http/connection.h"
#include "gateway/http/head_parser.h"
#include "gateway/http/head_scanner.h"
#include "gateway/http/service.h"

#include <boost/intrusive/list_hook.hpp>

#include <optional>

namespace liteboxd::http {

/// A connection that no request has come on leaves the list that it is in by itself.
using UnaskedHook = boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

/// What all connections of a server are served by.
struct ServingRules
{
    Service &service;
    HeadLimits limits;
    Timeouts timeouts;
    ClientLimiter &limiter;
    TargetForms targets = TargetForms::Origin;
};

/// The life of one client's connection: head, service, next head; with keep-alive and pipelining, a refusal for what
/// cannot be understood, and a lingering close, so that the client gets to read the last answer.
///
/// Linked into a list of its loop's until a whole request has come: those are the ones that may be let go for others.
class ServerConnection : public UnaskedHook
{
public:
    ServerConnection(Worker &worker, std::unique_ptr<io::Stream> stream, io::SocketAddress peer,
                     const ServingRules &rules);

    /// Ends when the connection has, or goes on as takeSwitched(). Destroying it ends the connection.
    io::Task<void> run();
    /// What the connection has become; nullptr if it has ended.
    std::unique_ptr<SwitchedConnection> takeSwitched() { return std::move(m_switched); }

    /// Answers the first request, if it comes at once, with 429, and no more. To be called before run().
    void refuseClient() { m_refusesClient = m_closeAfterNext = true; }

    void setFromTrustedProxy(bool trusted) { m_connection.setFromTrustedProxy(trusted); }

    /// Ends the connection now if it waits for a request of which nothing has come, else after the request at hand.
    void drain();
    /// Serves one request, if it comes at once, and no more.
    void closeAfterNext() { m_closeAfterNext = true; }
    /// Ends the connection by a reset.
    void abort();

private:
    enum class Head { Ready, Incomplete, Ended, Refused };

    io::Task<Head> readHead();
    io::Task<bool> serveOne();
    io::Task<void> refuse();
    io::Task<void> lingeringClose();
    Head examine(std::string_view bytes);
    std::size_t longestHead(std::string_view bytes) const;

    const ServingRules &m_rules;
    Connection m_connection;
    HeadScanner m_scanner;
    std::optional<RequestHead> m_head;
    Refusal m_refusal = Refusal::Malformed; ///< why a head is refused
    std::unique_ptr<SwitchedConnection> m_switched;
    bool m_asksForHead = false; ///< the request at hand is a HEAD, as far as can be told
    bool m_idle = true;
    bool m_draining = false;
    bool m_closeAfterNext = false;
    bool m_refusesClient = false;
};

} // namespace liteboxd::http
