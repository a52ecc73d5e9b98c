// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/api_route.h"

#include "core/base/sandbox_id.h"
#include "core/sandbox/browser_link.h"
#include "core/store/audit_kinds.h"
#include "gateway/management/routes/routes.h"

#include <algorithm>
#include <array>
#include <optional>

namespace liteboxd::management {

namespace {

using namespace std::chrono_literals;
namespace kinds = store::kinds;

constexpr ApiScope read = ApiScope::Read;
constexpr ApiScope operate = ApiScope::Operate;
constexpr ApiScope admin = ApiScope::Admin;

constexpr auto usual = 60s;
constexpr std::size_t usualBody = 1U << 20U;
constexpr std::size_t fileBody = 16U << 20U;
constexpr auto answer = ApiRoute::Kind::Answer;
constexpr auto socket = ApiRoute::Kind::Socket;

/// Until the body says which of internet-on and internet-off it is.
constexpr const char *internetSet = "internet-set";

constexpr auto table = std::to_array<ApiRoute>({
    {"GET", "/api/v1/events", read, openEventSocket, 60s, usualBody, socket},
    {"GET", "/api/v1/sandboxes", read, listSandboxes},
    {"POST", "/api/v1/sandboxes", operate, createSandbox, 6min, usualBody, answer, kinds::sandboxCreate},
    {"GET", "/api/v1/sandboxes/{id}", read, getSandbox},
    {"DELETE", "/api/v1/sandboxes/{id}", operate, deleteSandbox, 3min, usualBody, answer, kinds::sandboxDelete},
    {"POST", "/api/v1/sandboxes/{id}/exec", operate, execInSandbox, 11min, usualBody, answer, kinds::sandboxExec},
    {"GET", "/api/v1/sandboxes/{id}/exec", operate, openExecSocket, 60s, usualBody, socket, kinds::sandboxExec},
    {"GET", "/api/v1/sandboxes/{id}/exec/interactive", operate, openExecSocket, 60s, usualBody, socket,
     kinds::sandboxExec},
    {"GET", "/api/v1/sandboxes/{id}/logs", read, readLogs},
    {"GET", "/api/v1/sandboxes/{id}/files", operate, readFile, 6min},
    {"POST", "/api/v1/sandboxes/{id}/files", operate, writeFile, 6min, fileBody, answer, kinds::sandboxCopy},
    {"POST", "/api/v1/sandboxes/{id}/renew", operate, renewSandbox, usual, usualBody, answer, kinds::sandboxRenew},
    {"POST", "/api/v1/sandboxes/{id}/rotate", operate, rotateToken, usual, usualBody, answer, kinds::tokenRotate},
    {"PUT", "/api/v1/sandboxes/{id}/internet", operate, setInternet, usual, usualBody, answer, internetSet},
    {"PUT", "/api/v1/sandboxes/{id}/quarantine", operate, quarantineSandbox, usual, usualBody, answer,
     kinds::policyQuarantine},
    {"DELETE", "/api/v1/sandboxes/{id}/quarantine", operate, releaseSandbox, usual, usualBody, answer,
     kinds::policyRelease},
    {"DELETE", "/api/v1/sandboxes/{id}/links", operate, revokeLinks, usual, usualBody, answer, sandbox::linkRevokeKind},
    {"GET", "/api/v1/sandboxes/{id}/doctor", operate, diagnoseSandbox, 2min},
    {"GET", "/api/v1/links", read, listLinks},
    {"GET", "/api/v1/templates", read, listTemplates},
    {"POST", "/api/v1/templates", admin, applyTemplate, usual, usualBody, answer, kinds::templateApply},
    {"GET", "/api/v1/templates/export", read, exportTemplates},
    {"POST", "/api/v1/templates/import", admin, importTemplates, usual, usualBody, answer, kinds::templateApply},
    {"GET", "/api/v1/templates/{name}", read, getTemplate},
    {"PUT", "/api/v1/templates/{name}", admin, replaceTemplate, usual, usualBody, answer, kinds::templateApply},
    {"DELETE", "/api/v1/templates/{name}", admin, deleteTemplate, usual, usualBody, answer, kinds::templateDelete},
    {"GET", "/api/v1/templates/{name}/versions", read, listTemplateVersions},
    {"POST", "/api/v1/templates/{name}/rollback", admin, rollBackTemplate, usual, usualBody, answer,
     kinds::templateRollback},
    {"GET", "/api/v1/policies", read, listPolicies},
    {"POST", "/api/v1/policies/ensure", admin, ensurePolicies, usual, usualBody, answer, kinds::policyEnsure},
    {"POST", "/api/v1/verify", operate, verifyCluster, 6min},
    {"GET", "/api/v1/verify", operate, openVerifySocket, 60s, usualBody, socket},
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
    const bool isLiteral =
        std::any_of(table.begin(), table.end(), [path](const ApiRoute &route) { return route.pattern == path; });
    for (const ApiRoute &route : table) {
        auto parameters = match(route.pattern, path);
        if (!parameters || (isLiteral && route.pattern != path)) // "/templates/export" is no template
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
