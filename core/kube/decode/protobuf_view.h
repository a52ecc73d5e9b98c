// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/protobuf_fields.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
} // namespace google::protobuf

namespace liteboxd::kube {

/// JsonView for the protobuf encoding: a place in a message, read straight from its bytes by the names in
/// kubernetes.proto. Nothing is decoded until it is asked for, and what is not asked for is skipped. A value, cheap to
/// copy, valid as long as the bytes are. Never fails: bytes that are no protobuf read as absent.
class ProtobufView
{
public:
    /// Absent.
    ProtobufView() = default;
    ProtobufView(std::string_view message, const google::protobuf::Descriptor *type)
        : m_type(type)
        , m_bytes(message)
    {}

    bool exists() const;
    bool isObject() const;
    bool isArray() const;

    /// The field `key` of a message, or the entry `key` of a map.
    ProtobufView operator[](std::string_view key) const;

    std::string_view text() const;
    std::optional<std::int64_t> integer() const;
    bool flag(bool fallback = false) const;
    std::optional<std::chrono::system_clock::time_point> time() const;

    /// Calls `visit(std::string_view key, ProtobufView value)` for each entry of a map.
    template<class Visit>
    void eachMember(Visit visit) const
    {
        for (Items entries = items(Of::Map); const auto entry = entries.next();)
            visit((*entry)["key"].text(), (*entry)["value"]);
    }

    /// Calls `visit(ProtobufView item)` for each item of a repeated field.
    template<class Visit>
    void eachItem(Visit visit) const
    {
        for (Items all = items(Of::Array); const auto item = all.next();)
            visit(*item);
    }

private:
    enum class Of { Map, Array };

    /// Those fields of a message that are items of one repeated field.
    class Items
    {
    public:
        Items(std::string_view message, const google::protobuf::FieldDescriptor *field)
            : m_fields(message)
            , m_field(field)
        {}
        std::optional<ProtobufView> next();

    private:
        ProtobufFields m_fields;
        const google::protobuf::FieldDescriptor *m_field;
    };

    static ProtobufView valueOf(const google::protobuf::FieldDescriptor *field, const ProtobufField &value);
    Items items(Of kind) const;
    ProtobufView entry(std::string_view key) const;

    const google::protobuf::Descriptor *m_type = nullptr;       ///< of the message that m_bytes are
    const google::protobuf::FieldDescriptor *m_field = nullptr; ///< otherwise: what this place is, below
    std::string_view m_bytes; ///< the text; of a repeated field and a map: the message that holds it
    std::uint64_t m_number = 0;
};

} // namespace liteboxd::kube
