// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/forward/api_server.h"
#include "gateway/io/stream.h"
#include "gateway/io/task.h"

#include <memory>

namespace liteboxd::forward {

/// A connection, and whom it is with: the proxy, where it goes through one.
struct Dialled
{
    std::unique_ptr<io::Stream> stream;
    io::SocketAddress peer;
};

/// Connects to the first address of `server` that answers, through its proxy where it has one, with TLS where it has
/// any; `timeout` is for each address. HostNotFound if there is no address, else what went wrong with the last:
/// ConnectionRefused, TimedOut, CertificateUntrusted, …; ProxyFailed for all that is the proxy's.
io::Task<base::Result<Dialled>> dialApiServer(io::Reactor &reactor, std::shared_ptr<const ApiServer> server,
                                              std::chrono::milliseconds timeout);

} // namespace liteboxd::forward
