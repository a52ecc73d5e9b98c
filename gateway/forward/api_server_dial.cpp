// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/api_server_dial.h"

#include "gateway/io/tcp_stream.h"
#include "gateway/io/tls_stream.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

namespace liteboxd::forward {

namespace {

/// Streams to the API server may rest for days, and a peer that vanished says nothing: after a minute of silence the
/// kernel asks, and gives up after another.
void keepAlive(int socket)
{
    const int on = 1;
    const int idleSeconds = 60;
    const int intervalSeconds = 15;
    const int probes = 4;
    ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &idleSeconds, sizeof idleSeconds);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &intervalSeconds, sizeof intervalSeconds);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
}

/// What went wrong on the first stretch, to the proxy or in it.
base::Error atProxy(base::Error error, const io::SocketAddress &address)
{
    using base::ErrorCode;
    if (error.code != ErrorCode::ProxyFailed && error.code != ErrorCode::Internal)
        error = {ErrorCode::ProxyFailed, "the proxy cannot be reached: " + error.message, {}};
    error.context = "proxy " + address.text();
    error.subject = base::ErrorSubject::Proxy;
    return error;
}

base::Error atApiServer(base::Error error)
{
    error.subject = base::ErrorSubject::Cluster;
    return error;
}

io::Task<base::Result<std::unique_ptr<io::Stream>>> dial(io::Reactor &reactor, const ApiServer &server,
                                                         io::SocketAddress address, io::Deadline deadline)
{
    auto tcp = co_await io::TcpStream::connect(reactor, address, deadline);
    if (!tcp)
        co_return base::fail(server.tunnel ? atProxy(tcp.error(), address) : atApiServer(tcp.error()));
    keepAlive((*tcp)->descriptor());
    if (server.tunnel) {
        const auto opened = co_await openTunnel(**tcp, *server.tunnel, deadline);
        if (!opened)
            co_return base::fail(atProxy(opened.error(), address));
    }
    if (!server.tls)
        co_return std::move(*tcp);
    auto tls = co_await io::TlsStream::connect(std::move(*tcp), server.tls, server.serverName, deadline);
    if (!tls)
        co_return base::fail(atApiServer(tls.error()));
    co_return std::move(*tls);
}

} // namespace

io::Task<base::Result<Dialled>> dialApiServer(io::Reactor &reactor, std::shared_ptr<const ApiServer> server,
                                              std::chrono::milliseconds timeout)
{
    base::Error last{base::ErrorCode::HostNotFound, "the API server has no address", {}};
    for (const io::SocketAddress &address : server->addresses) {
        const io::Deadline deadline = io::Clock::now() + timeout;
        auto stream = co_await dial(reactor, *server, address, deadline);
        if (stream) {
            Dialled dialled{std::move(*stream), address};
            co_return dialled;
        }
        last = stream.error();
    }
    co_return base::fail(last);
}

} // namespace liteboxd::forward
