// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/nominated_fields.h"

#include <algorithm>

namespace liteboxd::engine {

namespace {

/// Of tokens, in any case alike.
bool isBefore(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [lower](char x, char y) { return lower(x) < lower(y); });
}

} // namespace

NominatedFields::NominatedFields(const MessageHead &head)
{
    if (!head.has(FieldId::Connection))
        return;
    for (const Field &field : head.fields()) {
        if (field.id != FieldId::Connection)
            continue;
        for (std::string_view list = field.value; !list.empty();) {
            const auto comma = list.find(',');
            if (const std::string_view name = trimmed(list.substr(0, comma)); !name.empty())
                m_names.push_back(name);
            list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
        }
    }
    std::sort(m_names.begin(), m_names.end(), isBefore);
}

bool NominatedFields::contains(std::string_view name) const
{
    return std::binary_search(m_names.begin(), m_names.end(), name, isBefore);
}

} // namespace liteboxd::engine
