// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/answer.h"
#include "gateway/http/message_head.h"
#include "gateway/management/api_token_table.h"

#include <optional>
#include <string>
#include <string_view>

/// The start page at /api/start/: its files, and the sign-in that it has. The cookie is the API token, which must be
/// one of scope read, so that every replica knows it and its end is that of the token; pages cannot read it, and it is
/// sent below /api/start/ only, never to a sandbox. Thread-safe.
namespace liteboxd::management::start_page {

/// Whether it is asked for something of the start page.
bool isBelow(std::string_view path);

/// One of its files, or the way to its slash; nothing for what is none.
std::optional<http::Answer> file(std::string_view path);

/// Whose session this is; nullptr: nobody's, as also where there are two cookies of that name (one may be planted from
/// a sandbox's host beside this one). The table keeps it.
const ApiToken *sessionOf(const http::RequestHead &request, const ApiTokenTable &table);

/// Whether the request was made by a page of this very origin (Origin, RFC 6454; Fetch Metadata). `host` is that of the
/// gateway as its clients know it.
bool isFromOwnPage(const http::RequestHead &request, std::string_view host);

/// Set-Cookie that begins a session of this browser, and the one that ends it.
std::string beginning(std::string_view token, bool isSecure);
std::string ending();

/// Which route of the API a path of the page stands for; empty: none.
std::string_view routeOf(std::string_view path);

} // namespace liteboxd::management::start_page
