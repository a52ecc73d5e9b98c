// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/link_access.h"

#include "gateway/engine/access/browser_access.h"
#include "gateway/engine/access/cookie_field.h"
#include "gateway/engine/access/token_route.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace liteboxd::engine {

namespace {

using http::FieldId;
using http::Refusal;

constexpr std::string_view keyPrefix = "?key=";
constexpr std::string_view webSocketMethod = "WEBSOCKET";

/// The one value of a field; "several" stands for more, which no browser writes.
std::string_view onlyValue(const http::RequestHead &request, std::string_view name)
{
    return request.count(name) > 1 ? std::string_view("several") : request.find(name).value_or(std::string_view());
}

bool isBelow(std::string_view target, std::string_view path)
{
    const std::string_view asked = target.substr(0, target.find('?'));
    if (path == "/")
        return true;
    if (!asked.starts_with(path))
        return false;
    return asked.size() == path.size() || path.ends_with('/') || asked[path.size()] == '/';
}

} // namespace

bool isLinkTarget(std::string_view requestTarget)
{
    return requestTarget.substr(0, requestTarget.find('?')) == linkPath;
}

std::string_view linkKeyIn(std::string_view requestTarget)
{
    requestTarget.remove_prefix(std::min(linkPath.size(), requestTarget.size()));
    return requestTarget.starts_with(keyPrefix) ? requestTarget.substr(keyPrefix.size()) : std::string_view();
}

const SandboxLink *findLink(const Route &route, std::string_view secret, std::string SandboxLink::*which)
{
    const SandboxLink *found = nullptr;
    for (const SandboxLink &link : route.links) {
        const std::string &right = link.*which;
        if (secret.size() == right.size() && CRYPTO_memcmp(secret.data(), right.data(), right.size()) == 0)
            found = &link;
    }
    return found;
}

const SandboxLink *linkOf(const http::RequestHead &request, const Route &route, std::uint16_t port)
{
    const SandboxLink *best = nullptr;
    for (const http::Field &field : request.fields()) {
        if (field.id != FieldId::Cookie)
            continue;
        for (const std::string_view value : cookieValues(field.value, linkCookie)) {
            const SandboxLink *const link = findLink(route, value, &SandboxLink::goesOn);
            if (link != nullptr && link->port == port && (best == nullptr || best->hasExpired))
                best = link;
        }
    }
    return best;
}

bool hasLinkCookie(const http::RequestHead &request)
{
    return std::any_of(request.fields().begin(), request.fields().end(), [](const http::Field &field) {
        return field.id == FieldId::Cookie && !cookieValues(field.value, linkCookie).empty();
    });
}

std::optional<Refusal> linkObstacle(const SandboxLink &link, const http::RequestHead &request, std::string_view target)
{
    if (link.hasExpired)
        return Refusal::LinkExpired;
    const std::string_view method = request.has(FieldId::Upgrade) ? webSocketMethod : request.method();
    const bool hasMethod =
        link.methods.empty() || std::find(link.methods.begin(), link.methods.end(), method) != link.methods.end();
    // What a server resolves could lead out of the path that it seems to be below.
    const bool isWithin = link.path == "/" || (isBelow(target, link.path) && !isAmbiguousPath(target));
    if (!hasMethod || !isWithin)
        return Refusal::LinkForbids;
    return std::nullopt;
}

bool comesFromElsewhere(const http::RequestHead &request)
{
    const std::string_view site = onlyValue(request, "Sec-Fetch-Site");
    if (request.count("Origin") > 1 || BrowserAccess::isEmbedded(site, onlyValue(request, "Sec-Fetch-Mode")))
        return true;
    if (!request.has(FieldId::Upgrade) && !BrowserAccess::isUnsafe(request.method()))
        return false;
    if (!site.empty() && site != "same-origin")
        return true;
    const std::string_view origin = request.find("Origin").value_or(std::string_view());
    if (origin.empty() || origin == "null")
        return site != "same-origin";
    const std::size_t scheme = origin.find("://");
    return scheme == std::string_view::npos || !http::equalsIgnoringCase(origin.substr(scheme + 3), request.host());
}

http::Answer linkAnswer(const SandboxLink &link, std::chrono::system_clock::time_point now, bool isSecure)
{
    const auto left = std::max(std::chrono::seconds(1), std::chrono::ceil<std::chrono::seconds>(link.until - now));
    std::string cookie(linkCookie);
    cookie.append("=").append(link.goesOn).append("; Path=/; HttpOnly; SameSite=Lax; Max-Age=");
    cookie.append(std::to_string(left.count())).append(isSecure ? "; Secure" : "");
    http::Answer answer(303);
    answer.fields = {{"Location", link.path},
                     {"Set-Cookie", std::move(cookie)},
                     {"Referrer-Policy", "no-referrer"},
                     {"Cache-Control", "no-store"}};
    return answer;
}

} // namespace liteboxd::engine
