// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string_view>

namespace liteboxd::verify {

/// A query for the address of a name, as one datagram (RFC 1035, 4.1). Each label has to be 1 to 63 bytes.
QByteArray dnsQuery(std::string_view name);

/// The same as TCP carries it: behind its length (RFC 1035, 4.2.2). Shorter than 64 KiB.
QByteArray overTcp(const QByteArray &message);

/// What a name server says to a dnsQuery().
enum class DnsReply {
    None,     ///< nothing, or something that is no answer to it
    Answered, ///< the name's addresses, or that there is none of that name
    Failed    ///< that it cannot or will not answer (RCODE 1, 2, 4 and above: SERVFAIL, REFUSED, …)
};
DnsReply dnsReplyOf(const QByteArray &datagram);

} // namespace liteboxd::verify
