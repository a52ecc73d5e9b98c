// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/json_view.h"
#include "core/kube/decode/protobuf_view.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace liteboxd::kube {

/// A place in an object of the API, whichever encoding it came in: what decoders of cluster objects read from. A value,
/// cheap to copy, valid only as long as its reader keeps the bytes: copy what you keep. Never fails: a missing member,
/// a null, or a value of another type reads as absent, so `object["status"]["podIP"].text()` is safe on any object.
///
/// The encodings differ in how they write a zero: JSON leaves out most empty texts, zeros and false, protobuf writes
/// them. So do not tell an absent value from a zero one.
class ObjectView
{
public:
    /// Absent.
    ObjectView() = default;
    ObjectView(JsonView view)
        : m_view(view)
    {}
    ObjectView(ProtobufView view)
        : m_view(view)
    {}

    /// Present, and not null.
    bool exists() const;
    bool isObject() const;
    bool isArray() const;

    /// The member `key` of an object; absent for anything else.
    ObjectView operator[](std::string_view key) const;

    /// The string here, "" if there is none.
    std::string_view text() const;
    std::optional<std::int64_t> integer() const;
    bool flag(bool fallback = false) const;

    /// A date of the API server, such as metadata.creationTimestamp.
    std::optional<std::chrono::system_clock::time_point> time() const;

    /// Calls `visit(std::string_view key, ObjectView value)` for each entry of a map, such as metadata.labels.
    template<class Visit>
    void eachMember(Visit visit) const
    {
        std::visit(
            [&visit](const auto &view) {
                view.eachMember([&visit](std::string_view key, const auto &value) { visit(key, ObjectView(value)); });
            },
            m_view);
    }

    /// Calls `visit(ObjectView item)` for each item of an array.
    template<class Visit>
    void eachItem(Visit visit) const
    {
        std::visit(
            [&visit](const auto &view) { view.eachItem([&visit](const auto &item) { visit(ObjectView(item)); }); },
            m_view);
    }

    /// The JSON that this is; absent where it came otherwise.
    JsonView asJson() const;

private:
    std::variant<JsonView, ProtobufView> m_view;
};

} // namespace liteboxd::kube
