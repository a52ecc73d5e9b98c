// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/start_page.h"

#include "core/base/ascii.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace liteboxd::management::start_page {

namespace {

constexpr std::string_view root = "/api/start";
constexpr std::string_view cookie = "liteboxd-start";
constexpr std::string_view cookiePath = "; Path=/api/start; HttpOnly; SameSite=Strict";

/// Nothing inline, nothing from elsewhere, in nobody's frame.
constexpr std::string_view policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                                    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

struct File
{
    std::string_view path;
    const char *resource;
    std::string_view type;
};

constexpr auto files = std::to_array<File>({
    {"/api/start/", ":/management/start/index.html", "text/html; charset=utf-8"},
    {"/api/start/start.css", ":/management/start/start.css", "text/css; charset=utf-8"},
    {"/api/start/start.js", ":/management/start/start.js", "text/javascript; charset=utf-8"},
});

void protect(http::Answer &answer)
{
    answer.fields.emplace_back("Content-Security-Policy", policy);
    answer.fields.emplace_back("X-Content-Type-Options", "nosniff");
    answer.fields.emplace_back("Referrer-Policy", "no-referrer");
    answer.fields.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    answer.fields.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    answer.fields.emplace_back("Cache-Control", "no-cache");
}

} // namespace

bool isBelow(std::string_view path)
{
    return path == root || (path.starts_with(root) && path[root.size()] == '/');
}

std::optional<http::Answer> file(std::string_view path)
{
    if (path == root) {
        http::Answer answer(308);
        answer.fields.emplace_back("Location", std::string(root) + '/');
        protect(answer);
        return answer;
    }
    const auto found = std::find_if(files.begin(), files.end(), [path](const File &each) { return each.path == path; });
    if (found == files.end())
        return std::nullopt;
    QFile resource(QString::fromLatin1(found->resource));
    http::Answer answer(200);
    if (resource.open(QIODevice::ReadOnly))
        answer.body = resource.readAll().toStdString();
    answer.fields.emplace_back("Content-Type", found->type);
    protect(answer);
    return answer;
}

const ApiToken *sessionOf(const http::RequestHead &request, const ApiTokenTable &table)
{
    std::string_view token;
    for (const http::Field &field : request.fields()) {
        if (field.id != http::FieldId::Cookie)
            continue;
        for (std::string_view rest = field.value; !rest.empty();) {
            const std::size_t end = std::min(rest.find(';'), rest.size());
            const std::string_view pair = base::trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (!pair.starts_with(cookie) || pair.substr(cookie.size(), 1) != "=")
                continue;
            if (!token.empty())
                return nullptr;
            token = pair.substr(cookie.size() + 1);
        }
    }
    const ApiToken *const who = token.empty() ? nullptr : table.find(token);
    return who != nullptr && who->scope == ApiScope::Read ? who : nullptr;
}

bool isFromOwnPage(const http::RequestHead &request, std::string_view host)
{
    if (const auto site = request.find("Sec-Fetch-Site"); site && *site != "same-origin")
        return false;
    const auto origin = request.find("Origin");
    if (!origin || request.count("Origin") != 1)
        return false;
    const std::size_t scheme = origin->find("://");
    return scheme != std::string_view::npos && base::equalsIgnoringCase(origin->substr(scheme + 3), host);
}

std::string beginning(std::string_view token, bool isSecure)
{
    return std::string(cookie).append("=").append(token).append(cookiePath).append(isSecure ? "; Secure" : "");
}

std::string ending()
{
    return std::string(cookie).append("=; Max-Age=0").append(cookiePath);
}

std::string_view routeOf(std::string_view path)
{
    if (path == "/api/start/sandboxes")
        return "/api/v1/sandboxes";
    return path == "/api/start/events" ? "/api/v1/events" : std::string_view();
}

} // namespace liteboxd::management::start_page
