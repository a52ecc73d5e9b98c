// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/api_route.h"

#include "core/base/sandbox_id.h"
#include "gateway/management/routes.h"

#include <algorithm>
#include <array>
#include <optional>

namespace liteboxd::management {

namespace {

using namespace std::chrono_literals;

constexpr ApiScope read = ApiScope::Read;
constexpr ApiScope operate = ApiScope::Operate;

constexpr auto table = std::to_array<ApiRoute>({
    {"GET", "/api/v1/sandboxes", read, listSandboxes},
    {"GET", "/api/v1/sandboxes/{id}", read, getSandbox},
    {"DELETE", "/api/v1/sandboxes/{id}", operate, deleteSandbox, 3min},
});

/// Takes the first part off a path that begins with a slash.
std::string_view takePart(std::string_view &path)
{
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    path.remove_prefix(end);
    return part;
}

std::optional<std::map<std::string, std::string>> match(std::string_view pattern, std::string_view path)
{
    std::map<std::string, std::string> parameters;
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = takePart(pattern);
        const std::string_view given = takePart(path);
        if (!wanted.starts_with('{')) {
            if (wanted != given)
                return std::nullopt;
            continue;
        }
        if (!base::SandboxId::isValid(given))
            return std::nullopt;
        parameters.emplace(wanted.substr(1, wanted.size() - 2), given);
    }
    return pattern.empty() && path.empty() ? std::optional(std::move(parameters)) : std::nullopt;
}

} // namespace

std::span<const ApiRoute> apiRoutes()
{
    return table;
}

RouteMatch findRoute(std::string_view method, std::string_view path, bool asksForSocket)
{
    RouteMatch found;
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    for (const ApiRoute &route : table) {
        auto parameters = match(route.pattern, path);
        if (!parameters)
            continue;
        const bool isSocket = route.kind == ApiRoute::Kind::Socket;
        if (found.allowed.find(route.method) == std::string::npos)
            found.allowed.append(found.allowed.empty() ? "" : ", ").append(route.method);
        if (route.method != wanted || (found.route != nullptr && isSocket != asksForSocket))
            continue;
        found.route = &route;
        found.parameters = std::move(*parameters);
    }
    return found;
}

} // namespace liteboxd::management
