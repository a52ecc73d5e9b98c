// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::kube {

/// A place in a parsed JSON text. A value, cheap to copy, valid only as long as the parser keeps its text: copy what
/// you keep. Never fails: a missing member, a null, or a value of another type reads as absent. Decoders of cluster
/// objects read from an ObjectView, which may be one of these.
class JsonView
{
public:
    /// Absent.
    JsonView() = default;
    explicit JsonView(simdjson::dom::element element)
        : m_element(element)
    {}

    /// Present, and not null.
    bool exists() const { return m_element && !m_element->is_null(); }
    bool isObject() const { return m_element && m_element->is_object(); }
    bool isArray() const { return m_element && m_element->is_array(); }

    /// The member `key` of an object; absent for anything else.
    JsonView operator[](std::string_view key) const;

    /// The string here, "" if there is none.
    std::string_view text() const;
    std::optional<std::int64_t> integer() const;
    bool flag(bool fallback = false) const;

    /// The string here as a date (RFC 3339).
    std::optional<std::chrono::system_clock::time_point> time() const;

    /// Calls `visit(std::string_view key, JsonView value)` for each member of an object, in the order of the text.
    template<class Visit>
    void eachMember(Visit visit) const
    {
        simdjson::dom::object members;
        if (!m_element || m_element->get_object().get(members) != simdjson::SUCCESS)
            return;
        for (const auto member : members)
            visit(member.key, JsonView(member.value));
    }

    /// Calls `visit(JsonView item)` for each item of an array.
    template<class Visit>
    void eachItem(Visit visit) const
    {
        simdjson::dom::array items;
        if (!m_element || m_element->get_array().get(items) != simdjson::SUCCESS)
            return;
        for (const simdjson::dom::element item : items)
            visit(JsonView(item));
    }

    /// This place as JSON text without spaces; "" if absent.
    std::string json() const;

private:
    std::optional<simdjson::dom::element> m_element;
};

} // namespace liteboxd::kube
