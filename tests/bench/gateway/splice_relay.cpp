// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/splice_relay.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace liteboxd::bench {

namespace {

constexpr int pipeSize = 256 * 1024;
constexpr unsigned how = SPLICE_F_MOVE | SPLICE_F_NONBLOCK;

} // namespace

bool SpliceRelay::flush(Side &to)
{
    if (!to.kept.empty()) { // the head, once
        const ssize_t sent = ::send(to.socket.get(), to.kept.data(), to.kept.size(), MSG_NOSIGNAL);
        to.kept.erase(0, sent > 0 ? static_cast<std::size_t>(sent) : 0);
    }
    while (to.kept.empty() && to.piped > 0) {
        const ssize_t sent = ::splice(to.pipe[0].get(), nullptr, to.socket.get(), nullptr, to.piped, how);
        if (sent <= 0)
            return false;
        to.piped -= static_cast<std::size_t>(sent);
    }
    return to.kept.empty();
}

RelayLoop::Moved SpliceRelay::move(Side &from, Side &to)
{
    if (!to.pipe[0].isValid()) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC) != 0)
            return Moved::End;
        ::fcntl(ends[1], F_SETPIPE_SZ, pipeSize);
        to.pipe = {io::FileDescriptor(ends[0]), io::FileDescriptor(ends[1])};
    }
    while (flush(to) && from.readable) {
        const ssize_t got = ::splice(from.socket.get(), nullptr, to.pipe[1].get(), nullptr, pipeSize, how);
        if (got == 0 || (got < 0 && errno != EAGAIN))
            return Moved::End;
        if (got < 0)
            from.readable = false;
        else
            to.piped = static_cast<std::size_t>(got);
    }
    return to.piped == 0 ? Moved::All : Moved::Blocked;
}

} // namespace liteboxd::bench
