// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/http_exchange.h"
#include "core/kube/http_request.h"

#include <memory>

namespace liteboxd::kube {

/// The way to one API server: knows its address, its certificates and our credentials. Replaced in tests.
/// One thread.
class Transport
{
public:
    virtual ~Transport() = default;

    /// Starts the request. The caller owns the exchange and ends it by destroying it. Nothing is signalled before the
    /// caller returns to the event loop. Exchanges of a transport that is gone end with ConnectionLost.
    virtual std::unique_ptr<HttpExchange> start(const HttpRequest &request) = 0;
};

} // namespace liteboxd::kube
