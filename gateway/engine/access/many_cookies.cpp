// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/many_cookies.h"

#include "gateway/engine/access/cookie_field.h"

namespace liteboxd::engine {

namespace {

/// Of cookies, from where on the requests behind a sign-in may be too large to be served (HeadLimits::bytes).
constexpr std::size_t manyCookieBytes = 16 * 1024;

} // namespace

void expireManyCookies(const http::RequestHead &request, http::Answer &answer)
{
    std::size_t bytes = 0;
    for (const http::Field &field : request.fields())
        bytes += field.id == http::FieldId::Cookie ? field.value.size() : 0;
    if (bytes < manyCookieBytes)
        return;
    for (const http::Field &field : request.fields()) {
        if (field.id != http::FieldId::Cookie)
            continue;
        for (const std::string_view name : cookieNames(field.value))
            answer.fields.emplace_back("Set-Cookie", std::string(name) + "=; Max-Age=0; Path=/");
    }
}

} // namespace liteboxd::engine
