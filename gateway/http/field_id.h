// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace liteboxd::http {

/// The header fields that the engine itself reads, writes or drops. A field is named once, when its head is parsed;
/// whether it is hop by hop, or there at all, is then one bit instead of a dozen comparisons of text.
enum class FieldId : std::uint8_t {
    Other, ///< any name that is not below
    Accept,
    AuditId,
    Authorization,
    CacheControl,
    Connection,
    ContentEncoding,
    ContentLength,
    ContentRange,
    ContentType,
    Cookie,
    Date,
    Expect,
    Forwarded,
    Host,
    Http2Settings,
    KeepAlive,
    Location,
    MaxForwards,
    ProxyAuthenticate,
    ProxyAuthenticationInfo,
    ProxyAuthorization,
    ProxyConnection,
    SetCookie,
    Te,
    Trailer,
    TransferEncoding,
    Upgrade,
    XAccessToken,
    XForwardedFor,
    XForwardedHost,
    XForwardedPrefix,
    XForwardedProto,
    XRequestId,
};

/// Names are the same in any case (RFC 9110, 5.1). `name` must be a token, as Beast's parser makes sure.
FieldId fieldIdOf(std::string_view name);

/// A set of fields.
class FieldSet
{
public:
    constexpr FieldSet() = default;
    constexpr FieldSet(std::initializer_list<FieldId> fields)
    {
        for (const FieldId field : fields)
            insert(field);
    }
    constexpr void insert(FieldId field) { m_bits |= bit(field); }
    constexpr bool contains(FieldId field) const { return (m_bits & bit(field)) != 0; }
    constexpr FieldSet operator|(FieldSet other) const
    {
        other.m_bits |= m_bits;
        return other;
    }

private:
    static constexpr std::uint64_t bit(FieldId field) { return std::uint64_t{1} << static_cast<unsigned>(field); }

    std::uint64_t m_bits = 0;
};

} // namespace liteboxd::http
