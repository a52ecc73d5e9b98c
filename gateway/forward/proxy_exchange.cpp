// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/proxy_exchange.h"

namespace liteboxd::forward {

namespace {

/// What a wait for a proxy that ended in vain means.
base::Error faultOf(io::WaitStatus waited)
{
    return {base::ErrorCode::ProxyFailed,
            waited == io::WaitStatus::TimedOut ? "the proxy did not answer in time" : "the way to the proxy was ended",
            {}};
}

base::Error hungUp()
{
    return {base::ErrorCode::ProxyFailed, "the proxy hung up", {}};
}

} // namespace

io::Task<base::Result<void>> sendToProxy(io::Stream &proxy, std::string_view bytes, io::Deadline deadline)
{
    while (!bytes.empty()) {
        const io::IoResult sent = proxy.send(bytes);
        if (sent.status == io::IoStatus::WouldBlock) {
            const io::WaitStatus waited = co_await proxy.writable(deadline);
            if (waited != io::WaitStatus::Ready)
                co_return base::fail(faultOf(waited));
            continue;
        }
        if (sent.status != io::IoStatus::Ok)
            co_return base::fail(hungUp());
        bytes.remove_prefix(sent.bytes);
    }
    co_return base::Result<void>();
}

io::Task<base::Result<std::size_t>> receiveSomeFromProxy(io::Stream &proxy, std::span<char> into, io::Deadline deadline)
{
    for (;;) {
        const io::IoResult got = proxy.recv(into);
        if (got.status == io::IoStatus::Ok)
            co_return got.bytes;
        if (got.status != io::IoStatus::WouldBlock)
            co_return base::fail(hungUp());
        const io::WaitStatus waited = co_await proxy.readable(deadline);
        if (waited != io::WaitStatus::Ready)
            co_return base::fail(faultOf(waited));
    }
}

io::Task<base::Result<void>> receiveFromProxy(io::Stream &proxy, std::span<char> into, io::Deadline deadline)
{
    while (!into.empty()) {
        const auto got = co_await receiveSomeFromProxy(proxy, into, deadline);
        if (!got)
            co_return base::fail(got.error());
        into = into.subspan(*got);
    }
    co_return base::Result<void>();
}

} // namespace liteboxd::forward
