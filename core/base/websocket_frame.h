// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace liteboxd::base {

/// RFC 6455, 5.2 and 11.8.
enum class Opcode : std::uint8_t { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// Control frames may stand between the fragments of a message and are never fragmented (RFC 6455, 5.4).
constexpr bool isControl(Opcode opcode)
{
    return static_cast<unsigned>(opcode) >= 8;
}

/// RFC 6455, 7.4.1.
enum class CloseCode : std::uint16_t {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    PolicyViolation = 1008,
    InternalError = 1011,
};

/// RFC 6455, 5.1: what a client sends is masked, what a server sends is not.
enum class Masking : std::uint8_t { Required, Forbidden };

using MaskingKey = std::array<std::uint8_t, 4>;

/// The beginning of a frame.
struct FrameHeader
{
    bool final = true;
    std::uint8_t reservedBits = 0; ///< RSV1–3 as they stand in the first byte: 0x40, 0x20, 0x10
    Opcode opcode = Opcode::Text;
    std::optional<MaskingKey> maskingKey;
    std::uint64_t payloadLength = 0;
    std::size_t size = 0; ///< bytes of the header itself: 2 to 14
};

/// What stands at the beginning of some bytes.
enum class FrameHeaderState {
    Whole,
    Incomplete,     ///< more bytes are needed
    ReservedOpcode, ///< this and the next two break RFC 6455, 5.2 and 5.5
    UnsoundControl, ///< a control frame that is fragmented or longer than 125 bytes
    UnsoundLength,  ///< not in its shortest form, or with its highest bit set
};

/// Decodes the header at the beginning of `bytes` into `header`, which is of use if it is Whole. Looked at for every
/// frame that passes: hence inline, and without an error to construct.
inline FrameHeaderState readFrameHeader(std::string_view bytes, FrameHeader &header) noexcept
{
    if (bytes.size() < 2)
        return FrameHeaderState::Incomplete;
    const auto *const byte = reinterpret_cast<const std::uint8_t *>(bytes.data());
    const unsigned opcode = byte[0] & 0x0FU;
    constexpr unsigned known = 0b0000'0111'0000'0111; // one bit for each opcode
    if ((known >> opcode & 1U) == 0)
        return FrameHeaderState::ReservedOpcode;
    header.final = (byte[0] & 0x80U) != 0;
    header.reservedBits = byte[0] & 0x70U;
    header.opcode = static_cast<Opcode>(opcode);
    const unsigned shortLength = byte[1] & 0x7FU;
    if (opcode >= 8 && (!header.final || shortLength > 125))
        return FrameHeaderState::UnsoundControl;
    const std::size_t lengthBytes = shortLength < 126 ? 0 : shortLength == 126 ? 2 : 8;
    const bool masked = (byte[1] & 0x80U) != 0;
    header.size = 2 + lengthBytes + (masked ? 4 : 0);
    header.payloadLength = shortLength;
    if (lengthBytes > 0) {
        if (bytes.size() < 2 + lengthBytes)
            return FrameHeaderState::Incomplete;
        std::uint64_t length = 0;
        for (std::size_t i = 0; i < lengthBytes; ++i)
            length = length << 8U | byte[2 + i];
        if (length <= (lengthBytes == 2 ? 125U : 0xFFFFU) || length >> 63U != 0)
            return FrameHeaderState::UnsoundLength;
        header.payloadLength = length;
    }
    if (bytes.size() < header.size)
        return FrameHeaderState::Incomplete;
    header.maskingKey.reset();
    if (masked) {
        const std::uint8_t *const key = byte + header.size - 4;
        header.maskingKey = MaskingKey{key[0], key[1], key[2], key[3]};
    }
    return FrameHeaderState::Whole;
}

/// The header at the beginning of `bytes`; nullopt while more bytes are needed. ProtocolViolated where the length is
/// not in its shortest form or has its highest bit set, an opcode is reserved, or a control frame is fragmented or
/// longer than 125 bytes (RFC 6455, 5.2 and 5.5).
Result<std::optional<FrameHeader>> decodeFrameHeader(std::string_view bytes);

/// The bytes of a header; `size` is not looked at.
std::string encodeFrameHeader(const FrameHeader &header);

/// A whole frame in one piece; masked where there is a key (a client's must be).
std::string encodeFrame(Opcode opcode, std::string_view payload, const std::optional<MaskingKey> &maskingKey = {});

/// The payload of a Close frame.
std::string closePayload(CloseCode code, std::string_view reason = {});

/// Masks or unmasks in place; `offset` is where in the payload `bytes` begins (RFC 6455, 5.3).
void applyMask(std::span<char> bytes, const MaskingKey &key, std::uint64_t offset = 0);

/// Sec-WebSocket-Accept for a Sec-WebSocket-Key (RFC 6455, 4.2.2).
std::string acceptFor(std::string_view key);

/// Whether a Sec-WebSocket-Key is 16 bytes in base64.
bool isWebSocketKey(std::string_view key);

} // namespace liteboxd::base
