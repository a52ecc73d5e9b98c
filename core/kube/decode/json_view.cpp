// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/json_view.h"

#include "core/kube/decode/api_time.h"

namespace liteboxd::kube {

JsonView JsonView::operator[](std::string_view key) const
{
    simdjson::dom::element member;
    if (!m_element || m_element->at_key(key).get(member) != simdjson::SUCCESS)
        return {};
    return JsonView(member);
}

std::string_view JsonView::text() const
{
    std::string_view value;
    if (!m_element || m_element->get_string().get(value) != simdjson::SUCCESS)
        return {};
    return value;
}

std::optional<std::int64_t> JsonView::integer() const
{
    std::int64_t value = 0;
    if (!m_element || m_element->get_int64().get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

bool JsonView::flag(bool fallback) const
{
    bool value = fallback;
    if (!m_element || m_element->get_bool().get(value) != simdjson::SUCCESS)
        return fallback;
    return value;
}

std::optional<std::chrono::system_clock::time_point> JsonView::time() const
{
    return timeFromText(text());
}

std::string JsonView::json() const
{
    return m_element ? simdjson::minify(*m_element) : std::string();
}

} // namespace liteboxd::kube
