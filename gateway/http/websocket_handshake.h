// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/message_head.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace liteboxd::http {

/// What a request with an Upgrade field is to this gateway (RFC 6455, 4.2.1; RFC 9110, 7.8).
enum class UpgradeKind {
    None,      ///< a plain request; another protocol's Upgrade is dropped as a hop-by-hop field
    WebSocket, ///< GET, HTTP/1.1, "Connection: upgrade", "Upgrade: websocket" and nothing else
    Malformed, ///< a WebSocket handshake with a body, or without one sound key
};

UpgradeKind upgradeKindOf(const RequestHead &request);

/// Whether a response switches to WebSocket and answers the handshake of this key (RFC 6455, 4.1).
bool switchesToWebSocket(const ResponseHead &response, std::string_view key);

/// Whether a 101 answers this request: the right protocol and accept value, and no subprotocol or extension that was
/// not offered (RFC 6455, 4.1).
bool answersHandshake(const RequestHead &request, const ResponseHead &response);

/// The reserved bits that frames may use after this 101 (RFC 7692, 6: RSV1 with permessage-deflate).
std::uint8_t negotiatedBits(const ResponseHead &response);

} // namespace liteboxd::http
