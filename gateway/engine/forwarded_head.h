// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/judge.h"
#include "gateway/forward/api_server.h"
#include "gateway/http/exchange.h"
#include "gateway/http/nominated_fields.h"

#include <cstdint>
#include <optional>

namespace liteboxd::engine {

/// How one request is passed on: which header lines, what they say. Pure.
struct PassingRules
{
    const Admission &admission;
    const forward::ApiServer *apiServer = nullptr; ///< set in `apiserver` mode
    const BrowserAccess *browserAccess = nullptr;  ///< set where there are browser origins
    bool upgrade = false;                          ///< a WebSocket handshake
    bool clientIsTls = false;
    bool onOwnHost = false; ///< a host of the domain, where browsers have the cookies of links
};

/// The head for the upstream: end-to-end lines as they came, without X-Access-Token, our cookie and what is hop by hop
/// (RFC 9110, 7.6.1), with X-Forwarded-*, Via and X-Request-Id of this hop.
io::BlockString requestHeadFor(http::Exchange &exchange, const PassingRules &rules);

/// The head for the client. `framing` is how the body goes on from here, `closes` whether the connection ends with it.
io::BlockString responseHeadFor(const http::Exchange &exchange, const PassingRules &rules,
                                const http::ResponseHead &response, const http::BodyFraming &framing, bool closes);

/// How many more hops may pass an OPTIONS request on (Max-Forwards; RFC 9110, 7.6.2); nothing where it does not say,
/// and for other methods.
std::optional<std::uint32_t> forwardsLeft(const http::RequestHead &request);

/// Whether a trailer field may pass: framing, routing, authentication and our own fields may not stand in a trailer
/// (RFC 9110, 6.5.1), and what the head's Connection names is hop by hop there too (7.6.1).
bool isForwardableTrailer(const http::NominatedFields &nominated, std::string_view name);

} // namespace liteboxd::engine
