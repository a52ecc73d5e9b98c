// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/unhurried_reset.h"

#include "gateway/io/event.h"

#include <utility>

namespace liteboxd::http {

namespace {

/// The kernel tells of room in its buffer, but not when the last byte of it has been acknowledged.
constexpr std::chrono::milliseconds lookAgain{10};

} // namespace

io::Task<void> resetUnhurriedly(io::Stream &stream, std::chrono::milliseconds patience)
{
    io::Event never(stream.reactor());
    std::size_t left = stream.undeliveredBytes();
    io::Deadline deadline = io::Clock::now() + patience;
    while (left > 0 && !stream.isAborted() && io::Clock::now() < deadline) {
        static_cast<void>(co_await never.wait(io::Clock::now() + lookAgain));
        const std::size_t leftBefore = std::exchange(left, stream.undeliveredBytes());
        if (left < leftBefore)
            deadline = io::Clock::now() + patience;
    }
    stream.abort();
}

} // namespace liteboxd::http
