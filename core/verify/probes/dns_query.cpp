// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probes/dns_query.h"

namespace liteboxd::verify {

namespace {

constexpr char idHigh = 0x4c;
constexpr char idLow = 0x42;
constexpr qsizetype headBytes = 12;

} // namespace

QByteArray dnsQuery(std::string_view name)
{
    QByteArray query;
    query.append(idHigh).append(idLow);
    query.append('\x01').append('\0');   // recursion desired
    query.append("\0\1\0\0\0\0\0\0", 8); // one question
    while (!name.empty()) {
        const std::string_view label = name.substr(0, name.find('.'));
        query.append(static_cast<char>(label.size())).append(label.data(), static_cast<qsizetype>(label.size()));
        name.remove_prefix(std::min(name.size(), label.size() + 1));
    }
    query.append('\0').append("\0\1\0\1", 4); // A, IN
    return query;
}

QByteArray overTcp(const QByteArray &message)
{
    return QByteArray()
               .append(static_cast<char>(message.size() >> 8))
               .append(static_cast<char>(message.size() & 0xff)) +
           message;
}

/// RFC 1035, 4.1.1.
DnsReply dnsReplyOf(const QByteArray &datagram)
{
    constexpr char response = '\x80';
    constexpr int noError = 0;
    constexpr int noSuchName = 3; // where the cluster has another domain than the usual one
    if (datagram.size() < headBytes || datagram[0] != idHigh || datagram[1] != idLow || (datagram[2] & response) == 0)
        return DnsReply::None;
    const int code = datagram[3] & 0x0f;
    return code == noError || code == noSuchName ? DnsReply::Answered : DnsReply::Failed;
}

} // namespace liteboxd::verify
