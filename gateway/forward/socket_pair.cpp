// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/socket_pair.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace liteboxd::forward {

base::Result<SocketPair> SocketPair::open()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return base::fail(base::ErrorCode::Internal, "no socket: " + std::generic_category().message(errno));
    return SocketPair{io::FileDescriptor(ends[0]), io::FileDescriptor(ends[1])};
}

} // namespace liteboxd::forward
