// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/answers/listening_sockets.h"

#include <QList>

#include <algorithm>

namespace liteboxd::verify {

namespace {

/// Words of 32 bits in the byte order of the machine, here one that is little-endian or big-endian.
bool isLoopback(const QByteArray &address)
{
    if (address.size() == 8)
        return address.endsWith("7F") || address.startsWith("7F");
    static const QList<QByteArray> known{
        "00000000000000000000000001000000", "00000000000000000000000000000001", // ::1
    };
    const bool isMapped =
        address.startsWith("0000000000000000FFFF0000") || address.startsWith("00000000000000000000FFFF");
    return known.contains(address) || (isMapped && address.size() == 32 && isLoopback(address.last(8)));
}

} // namespace

std::vector<ListeningSocket> listeningSockets(const QByteArray &text)
{
    const QByteArray listening = "0A"; // TCP_LISTEN
    std::vector<ListeningSocket> found;
    for (const QByteArray &line : text.split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 4 || words[3] != listening)
            continue;
        const QList<QByteArray> local = words[1].split(':');
        bool ok = false;
        const uint port = local.size() == 2 ? local[1].toUInt(&ok, 16) : 0;
        const qsizetype length = local[0].size();
        if (ok && port > 0 && port <= 0xFFFF && (length == 8 || length == 32))
            found.push_back({static_cast<quint16>(port), isLoopback(local[0])});
    }
    std::sort(found.begin(), found.end(), [](const ListeningSocket &a, const ListeningSocket &b) {
        return a.port != b.port ? a.port < b.port : a.isLoopback < b.isLoopback;
    });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace liteboxd::verify
