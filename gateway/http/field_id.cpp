// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/field_id.h"

#include <array>
#include <cstddef>

namespace liteboxd::http {

namespace {

struct Name
{
    std::string_view text; // in small letters
    FieldId id;
};

/// In order of length.
constexpr std::array names{
    Name{"te", FieldId::Te},
    Name{"date", FieldId::Date},
    Name{"host", FieldId::Host},
    Name{"accept", FieldId::Accept},
    Name{"cookie", FieldId::Cookie},
    Name{"expect", FieldId::Expect},
    Name{"trailer", FieldId::Trailer},
    Name{"upgrade", FieldId::Upgrade},
    Name{"audit-id", FieldId::AuditId},
    Name{"location", FieldId::Location},
    Name{"forwarded", FieldId::Forwarded},
    Name{"connection", FieldId::Connection},
    Name{"keep-alive", FieldId::KeepAlive},
    Name{"set-cookie", FieldId::SetCookie},
    Name{"content-type", FieldId::ContentType},
    Name{"max-forwards", FieldId::MaxForwards},
    Name{"x-request-id", FieldId::XRequestId},
    Name{"authorization", FieldId::Authorization},
    Name{"cache-control", FieldId::CacheControl},
    Name{"content-range", FieldId::ContentRange},
    Name{"content-length", FieldId::ContentLength},
    Name{"http2-settings", FieldId::Http2Settings},
    Name{"x-access-token", FieldId::XAccessToken},
    Name{"x-forwarded-for", FieldId::XForwardedFor},
    Name{"content-encoding", FieldId::ContentEncoding},
    Name{"proxy-connection", FieldId::ProxyConnection},
    Name{"x-forwarded-host", FieldId::XForwardedHost},
    Name{"transfer-encoding", FieldId::TransferEncoding},
    Name{"x-forwarded-proto", FieldId::XForwardedProto},
    Name{"proxy-authenticate", FieldId::ProxyAuthenticate},
    Name{"x-forwarded-prefix", FieldId::XForwardedPrefix},
    Name{"proxy-authorization", FieldId::ProxyAuthorization},
    Name{"proxy-authentication-info", FieldId::ProxyAuthenticationInfo},
};

constexpr std::size_t longest = names.back().text.size();

/// Where the names of each length begin; one more entry says where the longest end.
constexpr auto begins = [] {
    std::array<std::size_t, longest + 2> table{};
    std::size_t at = 0;
    for (std::size_t length = 0; length < table.size(); ++length) {
        while (at < names.size() && names[at].text.size() < length)
            ++at;
        table[length] = at;
    }
    return table;
}();

/// `text` has letters, digits and hyphens only. Of what a token may hold, setting the bit that makes letters small
/// turns nothing else into one of these.
bool isNamed(std::string_view name, std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(name[i]) | 0x20U) != static_cast<unsigned char>(text[i]))
            return false;
    }
    return true;
}

} // namespace

FieldId fieldIdOf(std::string_view name)
{
    if (name.size() > longest)
        return FieldId::Other;
    for (std::size_t i = begins[name.size()]; i < begins[name.size() + 1]; ++i) {
        if (isNamed(name, names[i].text))
            return names[i].id;
    }
    return FieldId::Other;
}

} // namespace liteboxd::http
