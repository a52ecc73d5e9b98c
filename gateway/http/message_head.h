// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ascii.h"
#include "gateway/http/field_id.h"
#include "gateway/io/block_pool.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace liteboxd::http {

/// One header or trailer line, as it came; views into the head that holds it.
struct Field
{
    std::string_view name;
    std::string_view value;
    FieldId id = FieldId::Other;
};

using base::equalsIgnoringCase; // as field names and most tokens are compared
using base::trimmed;            // OWS

/// The order of such names.
bool isBeforeIgnoringCase(std::string_view a, std::string_view b);

/// Takes the first element off a comma-separated list (RFC 9110, 5.6.1); it may be empty.
std::string_view takeElement(std::string_view &list);

/// Whether the comma-separated list `value` has `token` in it.
bool listContains(std::string_view value, std::string_view token);

/// How the end of a body is known (RFC 9112, 6.3).
struct BodyFraming
{
    enum class Kind { None, Length, Chunked, UntilClose };
    Kind kind = Kind::None;
    std::uint64_t length = 0; ///< of Length

    bool hasBody() const { return kind != Kind::None; }
};

/// The head of a message, checked; owns its bytes, so it may be kept and moved.
class MessageHead
{
public:
    std::span<const Field> fields() const { return m_fields; }

    /// Whether there is a line of that name.
    bool has(FieldId id) const { return m_present.contains(id); }
    /// The value of the first line of that name.
    std::optional<std::string_view> find(FieldId id) const;
    std::optional<std::string_view> find(std::string_view name) const;
    /// How many lines have that name.
    std::size_t count(FieldId id) const;
    std::size_t count(std::string_view name) const;
    /// Whether any line of that name lists `token`.
    bool lists(FieldId id, std::string_view token) const;
    bool lists(std::string_view name, std::string_view token) const;

    /// Overwrites the values of all lines of that name: a secret that nobody needs any more.
    void wipe(FieldId id);

    bool isHttp11() const { return m_http11; }
    const BodyFraming &framing() const { return m_framing; }
    /// Whether the sender lets the connection go on after this message.
    bool keepsAlive() const { return m_keepsAlive; }

protected:
    friend class HeadParser;

    io::BlockVector<char> m_bytes; // moving keeps its storage, so the views below stay right
    io::BlockVector<Field> m_fields;
    FieldSet m_present;
    BodyFraming m_framing;
    bool m_http11 = true;
    bool m_keepsAlive = true;
};

/// A request's head.
class RequestHead : public MessageHead
{
public:
    std::string_view method() const { return m_method; }
    /// Origin form, byte for byte as it came: begins with '/'.
    std::string_view target() const { return m_target; }
    /// The target up to '?', and what follows with the '?'; the latter empty if there is none.
    std::string_view path() const { return m_target.substr(0, m_target.find('?')); }
    std::string_view query() const
    {
        const auto at = m_target.find('?');
        return at == std::string_view::npos ? std::string_view() : m_target.substr(at);
    }
    std::string_view host() const { return find(FieldId::Host).value_or(std::string_view()); }
    bool expectsContinue() const { return m_expectsContinue; }

private:
    friend class HeadParser;

    std::string_view m_method;
    std::string_view m_target;
    bool m_expectsContinue = false;
};

/// A response's head.
class ResponseHead : public MessageHead
{
public:
    int status() const { return m_status; }
    std::string_view reason() const { return m_reason; }

private:
    friend class HeadParser;

    int m_status = 0;
    std::string_view m_reason;
};

} // namespace liteboxd::http
