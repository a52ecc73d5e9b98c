// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/exchange.h"

namespace liteboxd::http {

/// What a Server does with requests. Called on the workers' threads, one call per request; requests of one worker
/// interleave at their waits.
class Service
{
public:
    virtual ~Service() = default;

    /// Answers one request. Returning without a response ends the connection.
    virtual io::Task<void> serve(Exchange &exchange) = 0;

    /// A request was answered by the server itself, because its head could not be understood or did not come in time.
    virtual void refused(Connection &connection, int status)
    {
        static_cast<void>(connection);
        static_cast<void>(status);
    }

    /// On each worker's thread before its first request, and after its last.
    virtual void workerStarted(Worker &worker) { static_cast<void>(worker); }
    virtual void workerStopped(Worker &worker) { static_cast<void>(worker); }
    /// On each worker's thread when the server begins to drain: end what would go on for ever.
    virtual void workerDraining(Worker &worker) { static_cast<void>(worker); }
};

} // namespace liteboxd::http
