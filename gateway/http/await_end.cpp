// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/await_end.h"

namespace liteboxd::http {

io::Task<void> awaitEnd(Worker &worker, io::Stream &stream, io::Deadline deadline)
{
    while (!stream.isAborted() && io::Clock::now() < deadline) {
        const io::IoResult got = stream.recv(worker.scratch());
        if (got.status == io::IoStatus::WouldBlock) {
            if (co_await stream.readable(deadline) != io::WaitStatus::Ready)
                co_return;
        } else if (got.status != io::IoStatus::Ok) {
            co_return;
        }
    }
}

} // namespace liteboxd::http
