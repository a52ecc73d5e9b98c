// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/protobuf_fields.h"

#include <google/protobuf/wire_format_lite.h>

namespace liteboxd::kube {

using google::protobuf::internal::WireFormatLite;

ProtobufFields::ProtobufFields(std::string_view message)
    : m_in(reinterpret_cast<const std::uint8_t *>(message.data()), static_cast<int>(message.size()))
    , m_message(message)
{}

std::optional<ProtobufFields::Entry> ProtobufFields::enter(std::string_view message)
{
    ProtobufFields fields(message);
    const std::uint32_t tag = fields.m_in.ReadTag();
    std::uint32_t size = 0;
    const bool hasLength = WireFormatLite::GetTagWireType(tag) == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
    if (tag == 0 || !hasLength || !fields.m_in.ReadVarint32(&size))
        return std::nullopt;
    const auto begin = static_cast<std::size_t>(fields.m_in.CurrentPosition());
    return Entry{WireFormatLite::GetTagFieldNumber(tag), begin, size};
}

std::optional<ProtobufField> ProtobufFields::next()
{
    const std::uint32_t tag = m_in.ReadTag();
    ProtobufField field{WireFormatLite::GetTagFieldNumber(tag)};
    if (tag == 0 || !read(tag, field))
        return std::nullopt;
    m_position = static_cast<std::size_t>(m_in.CurrentPosition());
    return field;
}

bool ProtobufFields::read(std::uint32_t tag, ProtobufField &field)
{
    switch (WireFormatLite::GetTagWireType(tag)) {
    case WireFormatLite::WIRETYPE_VARINT:
        return m_in.ReadVarint64(&field.varint);
    case WireFormatLite::WIRETYPE_LENGTH_DELIMITED: {
        std::uint32_t size = 0;
        if (!m_in.ReadVarint32(&size))
            return false;
        const auto begin = static_cast<std::size_t>(m_in.CurrentPosition());
        if (size > m_message.size() - begin)
            return false;
        field.bytes = m_message.substr(begin, size);
        return m_in.Skip(static_cast<int>(size));
    }
    default:
        return WireFormatLite::SkipField(&m_in, tag);
    }
}

} // namespace liteboxd::kube
