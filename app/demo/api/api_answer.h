// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/status.h"
#include "gateway/http/answer.h"
#include "gateway/http/message_head.h"

#include <QByteArray>

namespace liteboxd::demo {

/// The header fields the API server puts on every answer.
http::Answer apiHead(int status, std::string_view contentType);

/// A JSON answer; indented for ?pretty and, as the API server does it, for browsers, curl and wget.
http::Answer jsonAnswer(int status, const QByteArray &json, const http::RequestHead &request);
http::Answer statusAnswer(const Status &status, const http::RequestHead &request);
http::Answer plainAnswer(int status, std::string_view text);

/// Whether an Accept header (empty: anything) lets JSON come back. Representations "as=Table" are not made here.
bool acceptsJson(std::string_view accept);

} // namespace liteboxd::demo
