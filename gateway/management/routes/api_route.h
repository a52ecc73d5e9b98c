// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/management/routes/api_scope.h"

#include <chrono>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace liteboxd::management {

class ApiCall;

/// Something the management API can be asked: a row of apiRoutes(). docs/openapi.json says the same for people.
struct ApiRoute
{
    /// How the answer comes.
    enum class Kind {
        Answer,
        Socket, ///< GET with an upgrade to WebSocket
    };

    std::string_view method;
    std::string_view pattern; ///< "/api/v1/sandboxes/{id}"; what stands in braces is a DNS label
    ApiScope scope = ApiScope::Read;
    void (*begin)(ApiCall &call) = nullptr; ///< on the control plane's thread; the call answers when it is done
    std::chrono::seconds limit{60};         ///< for the answer; then 504
    std::size_t largestBody = 1U << 20U;    ///< bytes; more is 413
    Kind kind = Kind::Answer;
    const char *audit = nullptr; ///< how the audit log calls it; nullptr: it changes nothing
};

/// All of them. Any thread.
std::span<const ApiRoute> apiRoutes();

/// What a request asks for.
struct RouteMatch
{
    const ApiRoute *route = nullptr;                 ///< nullptr: nothing is there, or not by this method
    std::map<std::string, std::string> parameters{}; ///< of the path
    std::string allowed{}; ///< the methods there are at this path; empty: it is no path of ours
};

/// HEAD asks as GET does. `path` as it came; one with escapes is none of ours. Pure; any thread.
RouteMatch findRoute(std::string_view method, std::string_view path, bool asksForSocket);

} // namespace liteboxd::management
