// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/forward/api_server.h"
#include "gateway/forward/port_forward_stream.h"
#include "gateway/http/worker.h"

#include <memory>
#include <string>

namespace liteboxd::forward {

/// A port of a pod, as the API server names it.
struct PodPort
{
    std::string podNamespace;
    std::string podName;
    std::uint16_t port = 0;

    bool operator==(const PodPort &) const = default;
};

/// A connection into a pod, and the API server's address that it goes through.
struct PodConnection
{
    std::unique_ptr<PortForwardStream> stream;
    io::SocketAddress peer;
};

/// Opens a forward: GET …/pods/{name}/portforward?ports={port} as a WebSocket of the subprotocol v4.channel.k8s.io,
/// which a kubelet answers itself, through any API server (those of 1.31 and later also translate the SPDY tunnel that
/// kubectl asks for; this needs no translation). `timeout` is for the way to the API server, and again for its answer.
///
/// Success means that the kubelet took the forward, not that the pod did: see PortForwardStream. Errors: what
/// dialApiServer() says; Unauthenticated, Forbidden (needs `get` on pods/portforward), NotFound (no such pod),
/// Rejected, ServerFailed (the kubelet cannot be reached) with the HTTP status and the server's words as context;
/// ProtocolViolated, TimedOut, ConnectionLost.
io::Task<base::Result<PodConnection>> openPortForward(http::Worker &worker, std::shared_ptr<const ApiServer> server,
                                                      PodPort target, std::chrono::milliseconds timeout);

} // namespace liteboxd::forward
