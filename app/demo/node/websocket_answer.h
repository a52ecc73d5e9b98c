// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/answer.h"
#include "gateway/http/message_head.h"

#include <string_view>

namespace liteboxd::demo {

/// The 101 that accepts a WebSocket handshake (RFC 6455, 4.2.2), with this subprotocol of those it offers; empty: none.
http::Answer webSocketAnswer(const http::RequestHead &request, std::string_view subprotocol = {});

} // namespace liteboxd::demo
