// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/socket_address.h"

#include <sys/types.h>

#include <optional>

namespace liteboxd::io {

/// Whose process holds the other end of a TCP connection within this machine: the user id of the socket at `peer`
/// that is connected to `local`, as the kernel knows it (sock_diag(7), else /proc/net/tcp). Nothing where the kernel
/// knows none: the other end is elsewhere, in another network namespace, or gone. Takes microseconds, and waits for
/// nobody but the kernel. Any thread.
std::optional<uid_t> ownerOfPeer(const SocketAddress &peer, const SocketAddress &local);

} // namespace liteboxd::io
