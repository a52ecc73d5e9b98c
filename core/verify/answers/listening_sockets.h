// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace liteboxd::verify {

/// Where a process waits for TCP connections.
struct ListeningSocket
{
    quint16 port = 0;
    bool isLoopback = false; ///< only the sandbox itself can connect

    bool operator==(const ListeningSocket &) const = default;
};

/// The listening sockets in the text of /proc/net/tcp and /proc/net/tcp6, by port; lines that do not follow its format
/// are passed over. Source: Linux, Documentation/networking/proc_net_tcp.rst. Pure.
std::vector<ListeningSocket> listeningSockets(const QByteArray &text);

} // namespace liteboxd::verify
