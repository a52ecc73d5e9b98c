// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/nominated_fields.h"

#include <algorithm>

namespace liteboxd::http {

NominatedFields::NominatedFields(const MessageHead &head)
{
    if (!head.has(FieldId::Connection))
        return;
    for (const Field &field : head.fields()) {
        if (field.id != FieldId::Connection)
            continue;
        for (std::string_view list = field.value; !list.empty();) {
            if (const std::string_view name = takeElement(list); !name.empty())
                m_names.push_back(name);
        }
    }
    std::sort(m_names.begin(), m_names.end(), isBeforeIgnoringCase);
}

bool NominatedFields::contains(std::string_view name) const
{
    return std::binary_search(m_names.begin(), m_names.end(), name, isBeforeIgnoringCase);
}

} // namespace liteboxd::http
