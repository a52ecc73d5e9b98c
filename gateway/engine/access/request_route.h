// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/browser_origin.h"
#include "gateway/engine/access/sandbox_port.h"

#include <optional>
#include <string_view>

namespace liteboxd::engine {

/// Where a request leads, by its Host and its target alone: worked out once, for the judgement and for the access log.
/// Views into the request.
struct RequestRoute
{
    enum class Kind {
        Token,         ///< a sandbox, which the token opens: by the path of a token route, or by a host of the domain
        BrowserOrigin, ///< a sandbox, which the session cookie opens: by its own origin
        Malformed,     ///< the path begins as a token route's does, and is none
        Elsewhere,     ///< no sandbox
    };
    Kind kind = Kind::Elsewhere;
    std::optional<SandboxPort> place{};    ///< of Token and BrowserOrigin; for that with the id of its label
    std::optional<BrowserOrigin> origin{}; ///< of BrowserOrigin
    std::string_view prefix{};             ///< what is cut off the client's path
    std::string_view rest{};               ///< for the upstream: path and query; begins with '/' or '?', or is empty
    bool isTcp = false;                    ///< of Token: its bytes are wanted, not its HTTP
    bool isOwnHost = false;                ///< of Token: a host of the domain, where links open too
    bool isForeignHost = false;            ///< where there are browser origins: Host is not this gateway's
};

} // namespace liteboxd::engine
