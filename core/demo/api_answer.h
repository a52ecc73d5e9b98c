// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/status.h"
#include "gateway/engine/answer.h"
#include "gateway/engine/message_head.h"

#include <QByteArray>

namespace liteboxd::demo {

/// The header fields the API server puts on every answer.
engine::Answer apiHead(int status, std::string_view contentType);

/// A JSON answer; indented for ?pretty and, as the API server does it, for browsers, curl and wget.
engine::Answer jsonAnswer(int status, const QByteArray &json, const engine::RequestHead &request);
engine::Answer statusAnswer(const Status &status, const engine::RequestHead &request);
engine::Answer plainAnswer(int status, std::string_view text);

/// The 101 that accepts a WebSocket handshake (RFC 6455, 4.2.2), with this subprotocol of those it offers; empty: none.
engine::Answer webSocketAnswer(const engine::RequestHead &request, std::string_view subprotocol = {});

/// Whether an Accept header (empty: anything) lets JSON come back. Representations "as=Table" are not made here.
bool acceptsJson(std::string_view accept);

} // namespace liteboxd::demo
