// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/proxy_exchange.h"

namespace liteboxd::engine {

using base::ErrorCode;

io::Task<base::Result<void>> sendToProxy(io::Stream &proxy, std::string_view bytes, io::Deadline deadline)
{
    while (!bytes.empty()) {
        const io::IoResult sent = proxy.send(bytes);
        if (sent.status == io::IoStatus::WouldBlock) {
            const io::WaitStatus waited = co_await proxy.writable(deadline);
            if (waited != io::WaitStatus::Ready)
                co_return base::fail(proxyFault(waited));
            continue;
        }
        if (sent.status != io::IoStatus::Ok)
            co_return base::fail(proxyHungUp());
        bytes.remove_prefix(sent.bytes);
    }
    co_return base::Result<void>();
}

io::Task<base::Result<void>> receiveFromProxy(io::Stream &proxy, std::span<char> into, io::Deadline deadline)
{
    while (!into.empty()) {
        const io::IoResult got = proxy.recv(into);
        if (got.status == io::IoStatus::WouldBlock) {
            const io::WaitStatus waited = co_await proxy.readable(deadline);
            if (waited != io::WaitStatus::Ready)
                co_return base::fail(proxyFault(waited));
            continue;
        }
        if (got.status != io::IoStatus::Ok)
            co_return base::fail(proxyHungUp());
        into = into.subspan(got.bytes);
    }
    co_return base::Result<void>();
}

base::Error proxyFault(io::WaitStatus waited)
{
    return {ErrorCode::ProxyFailed,
            waited == io::WaitStatus::TimedOut ? "the proxy did not answer in time" : "the way to the proxy was ended",
            {}};
}

base::Error proxyHungUp()
{
    return {ErrorCode::ProxyFailed, "the proxy hung up", {}};
}

} // namespace liteboxd::engine
