// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/protobuf_view.h"

#include "core/kube/decode/api_time.h"
#include "core/kube/decode/kubernetes.pb.h"

#include <google/protobuf/descriptor.h>

#include <cassert>

namespace liteboxd::kube {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr int entryKey = 1; // Protocol Buffers, "Encoding": a map is a repeated message of these
constexpr int entryValue = 2;

/// The value in an entry of a map, if its key is that.
std::optional<ProtobufField> valueIn(std::string_view entry, std::string_view key)
{
    ProtobufFields fields(entry);
    bool fits = false;
    while (const auto field = fields.next()) {
        if (field->number == entryKey)
            fits = field->bytes == key;
        else if (fits && field->number == entryValue)
            return field;
        if (!fits)
            break; // the key comes first, or this is not from an API server
    }
    return std::nullopt;
}

/// Messages here have few fields: comparing beats hashing.
const FieldDescriptor *fieldNamed(const Descriptor *type, std::string_view name)
{
    for (int i = 0; i < type->field_count(); ++i) {
        if (type->field(i)->name() == name)
            return type->field(i);
    }
    return nullptr;
}

} // namespace

std::optional<ProtobufView> ProtobufView::Items::next()
{
    while (m_field) {
        const auto field = m_fields.next();
        if (!field)
            break;
        if (field->number == m_field->number())
            return valueOf(m_field, *field);
    }
    return std::nullopt;
}

ProtobufView ProtobufView::valueOf(const FieldDescriptor *field, const ProtobufField &value)
{
    ProtobufView view;
    view.m_bytes = value.bytes;
    view.m_number = value.varint;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE)
        view.m_type = field->message_type();
    else
        view.m_field = field;
    return view;
}

ProtobufView::Items ProtobufView::items(Of kind) const
{
    const bool fits = m_field && m_field->is_repeated() && m_field->is_map() == (kind == Of::Map);
    return {m_bytes, fits ? m_field : nullptr};
}

bool ProtobufView::exists() const
{
    // An empty date is how Go writes none, where JSON says null.
    return m_field || (m_type && !(m_bytes.empty() && m_type == wire::Time::descriptor()));
}

bool ProtobufView::isObject() const
{
    return m_type ? m_type != wire::Time::descriptor() : m_field && m_field->is_map();
}

bool ProtobufView::isArray() const
{
    return m_field && m_field->is_repeated() && !m_field->is_map();
}

ProtobufView ProtobufView::operator[](std::string_view key) const
{
    if (!m_type)
        return entry(key);
    const FieldDescriptor *field = fieldNamed(m_type, key);
    if (!field)
        return {};
    ProtobufFields fields(m_bytes);
    while (const auto found = fields.next()) {
        if (found->number != field->number())
            continue;
        if (!field->is_repeated())
            return valueOf(field, *found);
        ProtobufView view;
        view.m_field = field;
        view.m_bytes = m_bytes;
        return view;
    }
    return {};
}

ProtobufView ProtobufView::entry(std::string_view key) const
{
    if (!m_field || !m_field->is_map())
        return {};
    ProtobufFields fields(m_bytes);
    while (const auto field = fields.next()) {
        if (field->number != m_field->number())
            continue;
        if (const auto value = valueIn(field->bytes, key))
            return valueOf(m_field->message_type()->map_value(), *value);
    }
    return {};
}

std::string_view ProtobufView::text() const
{
    const bool fits = m_field && !m_field->is_repeated() && m_field->cpp_type() == FieldDescriptor::CPPTYPE_STRING;
    return fits ? m_bytes : std::string_view();
}

std::optional<std::int64_t> ProtobufView::integer() const
{
    if (!m_field || m_field->is_repeated())
        return std::nullopt;
    const auto type = m_field->cpp_type();
    if (type != FieldDescriptor::CPPTYPE_INT32 && type != FieldDescriptor::CPPTYPE_INT64)
        return std::nullopt;
    return static_cast<std::int64_t>(m_number);
}

bool ProtobufView::flag(bool fallback) const
{
    const bool fits = m_field && !m_field->is_repeated() && m_field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL;
    return fits ? m_number != 0 : fallback;
}

std::optional<std::chrono::system_clock::time_point> ProtobufView::time() const
{
    if (!exists() || m_type != wire::Time::descriptor())
        return std::nullopt;
    return timeFromSeconds((*this)["seconds"].integer().value_or(0));
}

} // namespace liteboxd::kube
