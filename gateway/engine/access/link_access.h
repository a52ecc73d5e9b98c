// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/route_table.h"
#include "gateway/engine/access/sandbox_port.h"
#include "gateway/http/answer.h"
#include "gateway/http/message_head.h"
#include "gateway/http/refusal.h"

#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::engine {

/// The cookie of browsers that opened a link, on a host of the domain.
inline constexpr std::string_view linkCookie = "liteboxd-link";

/// What opens a link on a host of the domain: "/_liteboxd/link?key={secret}". Other paths there are the sandbox's.
inline constexpr std::string_view linkPath = "/_liteboxd/link";

/// Whether a request target is that, whatever its query.
bool isLinkTarget(std::string_view requestTarget);

/// The secret in such a target; empty if there is none.
std::string_view linkKeyIn(std::string_view requestTarget);

/// The link of this route whose secret (SandboxLink::opens or ::goesOn) this is; nullptr if it is none's. Compares in
/// constant time.
const SandboxLink *findLink(const Route &route, std::string_view secret, std::string SandboxLink::*which);

/// The link of this port that a cookie of the request stands for; an expired one if there is no other.
const SandboxLink *linkOf(const http::RequestHead &request, const Route &route, std::uint16_t port);

/// Whether the request brings a cookie of a link at all.
bool hasLinkCookie(const http::RequestHead &request);

/// Why a link does not let this request in; nothing if it does. `target` is what the sandbox would get.
std::optional<http::Refusal> linkObstacle(const SandboxLink &link, const http::RequestHead &request,
                                          std::string_view target);

/// Whether a page of another site, or of another sandbox, asks: who has only a cookie must come from the page itself,
/// or be led here by its user (Fetch Metadata). Upgrades and what changes something need an Origin of this host.
bool comesFromElsewhere(const http::RequestHead &request);

/// What is answered to who opens a link: 303 to its path, with the cookie. `isSecure`: the browser speaks TLS.
http::Answer linkAnswer(const SandboxLink &link, std::chrono::system_clock::time_point now, bool isSecure);

} // namespace liteboxd::engine
