// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/message_head.h"

#include <algorithm>
#include <cstring>

namespace liteboxd::http {

bool isBeforeIgnoringCase(std::string_view a, std::string_view b)
{
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return base::lower(x) < base::lower(y); });
}

std::string_view takeElement(std::string_view &list)
{
    const auto comma = list.find(',');
    const std::string_view element = list.substr(0, comma);
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    return trimmed(element);
}

bool listContains(std::string_view value, std::string_view token)
{
    while (!value.empty()) {
        if (equalsIgnoringCase(takeElement(value), token))
            return true;
    }
    return false;
}

std::optional<std::string_view> MessageHead::find(FieldId id) const
{
    if (!has(id))
        return std::nullopt;
    return std::find_if(m_fields.begin(), m_fields.end(), [id](const Field &field) { return field.id == id; })->value;
}

std::optional<std::string_view> MessageHead::find(std::string_view name) const
{
    for (const Field &field : m_fields) {
        if (equalsIgnoringCase(field.name, name))
            return field.value;
    }
    return std::nullopt;
}

std::size_t MessageHead::count(FieldId id) const
{
    if (!has(id))
        return 0;
    return static_cast<std::size_t>(
        std::count_if(m_fields.begin(), m_fields.end(), [id](const Field &field) { return field.id == id; }));
}

std::size_t MessageHead::count(std::string_view name) const
{
    return static_cast<std::size_t>(std::count_if(
        m_fields.begin(), m_fields.end(), [name](const Field &field) { return equalsIgnoringCase(field.name, name); }));
}

bool MessageHead::lists(FieldId id, std::string_view token) const
{
    return has(id) && std::any_of(m_fields.begin(), m_fields.end(), [id, token](const Field &field) {
               return field.id == id && listContains(field.value, token);
           });
}

bool MessageHead::lists(std::string_view name, std::string_view token) const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [name, token](const Field &field) {
        return equalsIgnoringCase(field.name, name) && listContains(field.value, token);
    });
}

void MessageHead::wipe(FieldId id)
{
    if (!has(id))
        return;
    for (const Field &field : m_fields) {
        if (field.id == id) // the views are into m_bytes
            ::explicit_bzero(const_cast<char *>(field.value.data()), field.value.size());
    }
}

} // namespace liteboxd::http
