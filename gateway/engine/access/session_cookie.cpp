// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/session_cookie.h"

#include "core/base/ascii.h"
#include "gateway/engine/access/cookie_field.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace liteboxd::engine {

namespace {

/// The session that a value begins with; whether that is true is for the HMAC behind it to say.
std::optional<SessionCookie::Ticket> ticketIn(std::string_view value)
{
    constexpr std::size_t digits = 2 * (1 + sizeof(SessionCookie::Ticket::number));
    if (value.size() < digits)
        return std::nullopt;
    SessionCookie::Ticket ticket;
    for (std::size_t i = 0; i < digits; ++i) {
        const int digit = base::hexValue(value[i]);
        if (digit < 0)
            return std::nullopt;
        if (i < 2)
            ticket.place = static_cast<std::uint8_t>(ticket.place * 16 + digit);
        else
            ticket.number = ticket.number * 16 + static_cast<unsigned>(digit);
    }
    return ticket;
}

} // namespace

SessionCookie::SessionCookie()
    : m_name("liteboxd-" + base::randomHex64().substr(0, 32))
    , m_key(base::randomHex64())
{}

std::string SessionCookie::valueFor(const Ticket &ticket, const SandboxGrant &grant) const
{
    std::array<unsigned char, 1 + sizeof ticket.number> session{ticket.place};
    for (std::size_t i = 0; i < sizeof ticket.number; ++i)
        session[1 + i] = static_cast<unsigned char>(ticket.number >> (8 * (sizeof ticket.number - 1 - i)));
    const std::string name = base::hex(session);
    std::string text =
        name + '-' + std::to_string(grant.target.port) + '-' + grant.target.id.text() + '\0' + grant.podUid + '\0';
    text.append(reinterpret_cast<const char *>(grant.token.data()), grant.token.size());
    const std::string &key = m_key.reveal();
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char *>(text.data()),
         text.size(), mac.data(), &size);
    return name + base::hex(std::span(mac).first(size));
}

std::string SessionCookie::setCookieFor(const Ticket &ticket, const SandboxGrant &grant) const
{
    return m_name + '=' + valueFor(ticket, grant) + "; Path=/; HttpOnly; SameSite=Lax";
}

std::optional<SessionCookie::Ticket> SessionCookie::find(std::string_view cookieField, const SandboxGrant &grant) const
{
    std::optional<Ticket> found;
    for (const std::string_view value : cookieValues(cookieField, m_name)) {
        const auto ticket = ticketIn(value);
        if (!ticket)
            continue;
        const std::string right = valueFor(*ticket, grant);
        if (value.size() == right.size() && CRYPTO_memcmp(value.data(), right.data(), right.size()) == 0)
            found = ticket;
    }
    return found;
}

std::optional<std::string> SessionCookie::without(std::string_view cookieField) const
{
    return withoutCookie(cookieField, m_name);
}

bool SessionCookie::isSetBy(std::string_view setCookieField) const
{
    return isCookieSet(setCookieField, m_name);
}

} // namespace liteboxd::engine
