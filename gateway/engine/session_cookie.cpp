// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/session_cookie.h"

#include "core/base/ascii.h"
#include "gateway/http/message_head.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace liteboxd::engine {

namespace {

struct Pair
{
    std::string_view name;
    std::string_view value;
};

Pair split(std::string_view cookie)
{
    const std::size_t equals = cookie.find('=');
    if (equals == std::string_view::npos)
        return {http::trimmed(cookie), {}};
    return {http::trimmed(cookie.substr(0, equals)), http::trimmed(cookie.substr(equals + 1))};
}

/// A cookie without a name is sent back as its value alone, which may look like a cookie with ours.
Pair splitAsSentBack(std::string_view cookie)
{
    Pair pair = split(cookie);
    return pair.name.empty() ? split(pair.value) : pair;
}

} // namespace

SessionCookie::SessionCookie()
    : m_name("liteboxd-" + base::randomHex64().substr(0, 32))
    , m_key(base::randomHex64())
{}

std::string SessionCookie::valueFor(const SandboxPort &target) const
{
    const std::string text = std::to_string(target.port) + '-' + target.id.text();
    const std::string &key = m_key.reveal();
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char *>(text.data()),
         text.size(), mac.data(), &size);
    return base::hex(std::span(mac).first(size));
}

std::string SessionCookie::setCookieFor(const SandboxPort &target) const
{
    return m_name + '=' + valueFor(target) + "; Path=/; HttpOnly; SameSite=Lax";
}

bool SessionCookie::matches(std::string_view cookieField, const SandboxPort &target) const
{
    const std::string right = valueFor(target);
    bool found = false;
    while (!cookieField.empty()) {
        const std::size_t end = std::min(cookieField.find(';'), cookieField.size());
        const auto [cookieName, value] = split(cookieField.substr(0, end));
        if (cookieName == m_name && value.size() == right.size() &&
            CRYPTO_memcmp(value.data(), right.data(), right.size()) == 0)
            found = true;
        cookieField.remove_prefix(std::min(end + 1, cookieField.size()));
    }
    return found;
}

std::optional<std::string> SessionCookie::without(std::string_view cookieField) const
{
    std::string rest;
    bool isFirstKept = true;
    for (std::size_t begin = 0; begin <= cookieField.size();) {
        const std::size_t end = std::min(cookieField.find(';', begin), cookieField.size());
        std::string_view cookie = cookieField.substr(begin, end - begin);
        const bool stoodBehindAnother = begin != 0;
        begin = end + 1;
        if (splitAsSentBack(cookie).name == m_name)
            continue;
        if (!isFirstKept)
            rest += ';';
        else if (stoodBehindAnother)
            cookie.remove_prefix(std::min(cookie.find_first_not_of(" \t"), cookie.size()));
        rest += cookie;
        isFirstKept = false;
    }
    if (rest.find_first_not_of(" \t;") == std::string::npos)
        return std::nullopt;
    return rest;
}

bool SessionCookie::isSetBy(std::string_view setCookieField) const
{
    return splitAsSentBack(setCookieField.substr(0, setCookieField.find(';'))).name == m_name;
}

} // namespace liteboxd::engine
