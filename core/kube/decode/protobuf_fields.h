// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <google/protobuf/io/coded_stream.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace liteboxd::kube {

/// One field of a protobuf message as it stands on the wire.
struct ProtobufField
{
    int number = 0;
    std::uint64_t varint = 0; ///< of a number or a bool
    std::string_view bytes{}; ///< of a string, bytes, or a message; in the message's memory
};

/// Walks over the fields of a message in their order, from its bytes, without decoding what is in them. Ends at the
/// end, and at the first byte that is no protobuf. A value; one thread.
/// Source: Protocol Buffers, "Encoding".
class ProtobufFields
{
public:
    explicit ProtobufFields(std::string_view message);

    /// Where the content of a field is that may not be all there yet.
    struct Entry
    {
        int number = 0;
        std::size_t begin = 0;
        std::size_t size = 0;
    };

    /// The first field of `message`; nothing unless it has a length, and that is there.
    static std::optional<Entry> enter(std::string_view message);

    /// The next field; nothing at the end.
    std::optional<ProtobufField> next();

    /// Bytes walked over so far: where a field that is not whole begins.
    std::size_t position() const { return m_position; }

private:
    bool read(std::uint32_t tag, ProtobufField &field);

    google::protobuf::io::CodedInputStream m_in;
    std::string_view m_message;
    std::size_t m_position = 0;
};

} // namespace liteboxd::kube
