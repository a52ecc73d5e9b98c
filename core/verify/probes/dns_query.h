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

/// Whether these bytes are an answer to a dnsQuery(), whatever it says.
bool isDnsAnswer(const QByteArray &datagram);

} // namespace liteboxd::verify
