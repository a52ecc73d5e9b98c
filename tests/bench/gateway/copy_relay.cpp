// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/copy_relay.h"

#include <sys/socket.h>

#include <cerrno>

namespace liteboxd::bench {

bool CopyRelay::flush(Side &to)
{
    while (!to.kept.empty()) {
        const ssize_t sent = ::send(to.socket.get(), to.kept.data(), to.kept.size(), MSG_NOSIGNAL);
        if (sent < 0)
            return false;
        to.kept.erase(0, static_cast<std::size_t>(sent));
    }
    return true;
}

RelayLoop::Moved CopyRelay::move(Side &from, Side &to)
{
    while (flush(to) && from.readable) {
        const ssize_t got = ::recv(from.socket.get(), m_scratch.data(), m_scratch.size(), 0);
        if (got == 0 || (got < 0 && errno != EAGAIN))
            return Moved::End;
        if (got < 0) {
            from.readable = false;
            break;
        }
        const auto size = static_cast<std::size_t>(got);
        from.readable = size == m_scratch.size() || from.hangsUp; // a short read means drained
        const ssize_t sent = ::send(to.socket.get(), m_scratch.data(), size, MSG_NOSIGNAL);
        const std::size_t taken = sent > 0 ? static_cast<std::size_t>(sent) : 0;
        to.kept.assign(m_scratch.data() + taken, size - taken);
    }
    return to.kept.empty() ? Moved::All : Moved::Blocked;
}

} // namespace liteboxd::bench
