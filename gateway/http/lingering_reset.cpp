// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/lingering_reset.h"

#include "gateway/io/timer.h"

#include <utility>

namespace liteboxd::http {

namespace {

/// The kernel tells of room in its buffer, but not when the last byte of it has been acknowledged.
constexpr std::chrono::milliseconds lookAgain{10};

} // namespace

io::Task<void> lingerThenReset(io::Stream &stream, std::chrono::milliseconds timeout)
{
    io::Timer timer(stream.reactor());
    std::size_t left = stream.undeliveredBytes();
    io::Deadline deadline = io::Clock::now() + timeout;
    while (left > 0 && !stream.isAborted() && io::Clock::now() < deadline) {
        static_cast<void>(co_await timer.until(io::Clock::now() + lookAgain));
        const std::size_t leftBefore = std::exchange(left, stream.undeliveredBytes());
        if (left < leftBefore)
            deadline = io::Clock::now() + timeout;
    }
    stream.abort();
}

} // namespace liteboxd::http
