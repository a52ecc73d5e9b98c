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
