// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/upstream_dial.h"

#include "gateway/forward/port_forward.h"
#include "gateway/io/tcp_stream.h"

namespace liteboxd::engine {

namespace {

io::Task<base::Result<forward::Dialled>> dialPod(http::Worker &worker, Dial dial)
{
    const auto address = io::SocketAddress::parse(dial.route.address, dial.port);
    if (!address)
        co_return base::fail(address.error());
    auto tcp = co_await io::TcpStream::connect(worker.reactor(), *address, io::Clock::now() + dial.timeout);
    if (!tcp) {
        base::Error error = tcp.error();
        error.subject = base::ErrorSubject::Sandbox;
        co_return base::fail(std::move(error));
    }
    forward::Dialled dialled{std::move(*tcp), *address};
    co_return dialled;
}

io::Task<base::Result<forward::Dialled>> dialIntoPod(http::Worker &worker, Dial dial)
{
    const forward::PodPort target{dial.route.podNamespace, dial.route.podName, dial.port};
    auto forward = co_await forward::openPortForward(worker, dial.server, target, dial.timeout);
    if (!forward)
        co_return base::fail(forward.error());
    forward::Dialled dialled{std::move(forward->stream), forward->peer};
    co_return dialled;
}

} // namespace

io::Task<base::Result<forward::Dialled>> dialUpstream(http::Worker &worker, UpstreamMode mode, Dial dial)
{
    if (mode == UpstreamMode::Direct)
        co_return co_await dialPod(worker, dial);
    if (mode == UpstreamMode::PortForward)
        co_return co_await dialIntoPod(worker, dial);
    co_return co_await forward::dialApiServer(worker.reactor(), dial.server, dial.timeout);
}

} // namespace liteboxd::engine
