// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/address_ranges.h"
#include "gateway/http/message_head.h"

#include <cstdint>

namespace liteboxd::http {

/// Who sent a request that came through a trusted proxy: the last address in X-Forwarded-For that is no trusted proxy
/// itself. What stands before it was written by that client and proves nothing. Without a usable one, the hop that
/// passed it on: in the end `peer`.
io::SocketAddress clientBehind(const io::SocketAddress &peer, const RequestHead &request, const io::AddressRanges &trusted);

/// What counts as one client for limits: an IPv4 address, or the /64 of an IPv6 one, of which a host has 2^64.
std::uint64_t clientKey(const io::SocketAddress &address);

} // namespace liteboxd::http
