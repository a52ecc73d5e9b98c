// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/streaming_pause.h"

#include "gateway/http/worker.h"

namespace liteboxd::demo {

io::Task<PauseEnd> pauseStreaming(http::Exchange &exchange, io::Deadline deadline)
{
    constexpr std::size_t mostPipelined = 64 * 1024;
    http::Connection &connection = exchange.connection();
    io::Stream &stream = connection.stream();
    for (;;) {
        const std::span<char> scratch = connection.worker().scratch();
        const io::IoResult got = stream.recv(scratch);
        if (got.status == io::IoStatus::Ok) {
            if (connection.received().view().size() + got.bytes > mostPipelined)
                co_return PauseEnd::ClientGone;
            connection.received().append({scratch.data(), got.bytes});
            continue;
        }
        if (got.status != io::IoStatus::WouldBlock)
            co_return PauseEnd::ClientGone;
        const io::WaitStatus waited = co_await stream.readable(deadline);
        if (waited == io::WaitStatus::TimedOut)
            co_return PauseEnd::Elapsed;
        if (waited == io::WaitStatus::Cancelled)
            co_return stream.isHungUp() ? PauseEnd::ClientGone : PauseEnd::Interrupted;
    }
}

} // namespace liteboxd::demo
