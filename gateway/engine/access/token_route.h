// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/sandbox_port.h"

#include <optional>
#include <string_view>

namespace liteboxd::engine {

/// A request target of the form `/api/v1/sandbox/{id}/port/{port}/{path}?query`, taken apart byte for byte.
struct TokenRoute
{
    SandboxPort place;
    std::string_view prefix; ///< "/api/v1/sandbox/{id}/port/{port}"
    std::string_view rest;   ///< path and query for the upstream: begins with '/' or '?', or is empty
    bool isTcp = false;      ///< it is `/api/v1/sandbox/{id}/tcp/{port}`, with a query perhaps that means nothing

    enum class Fault { NotOurs, Malformed };
};

/// Views into `target`. NotOurs: some other path. Malformed: ours, but id or port is none.
class TokenRouteParser
{
public:
    /// nullopt and `fault` set, or the route.
    static std::optional<TokenRoute> parse(std::string_view target, TokenRoute::Fault &fault);
};

/// Whether a path could be read as another one by a proxy that decodes and resolves it: a dot segment or a backslash,
/// plain or percent-encoded (RFC 3986, 5.2.4). Looks at the path only, not at the query.
bool isAmbiguousPath(std::string_view target);

} // namespace liteboxd::engine
