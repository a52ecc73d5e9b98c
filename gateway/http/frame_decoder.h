// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/websocket_frame.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace liteboxd::http {

/// Takes apart what one side of a WebSocket without extensions sends (RFC 6455, 5). Sans-I/O; keeps no more than a
/// frame's header and a control frame's payload.
class FrameDecoder
{
public:
    explicit FrameDecoder(base::Masking masking)
        : m_masking(masking)
    {}

    struct Piece
    {
        base::Opcode opcode = base::Opcode::Binary; ///< of the message: Text or Binary; or Close, Ping, Pong
        std::string_view bytes;                     ///< of a message: unmasked, where it was in the input, and some of
                                                    ///< it; else the frame's payload
        bool endsMessage = true;
    };

    /// The next piece at the beginning of `input`, which is then moved behind it and unmasked in place. A piece without
    /// bytes only ever ends a message. nullopt: all of `input` is used up. The piece is valid until the next call.
    /// ProtocolViolated is final.
    base::Result<std::optional<Piece>> next(std::span<char> &input);

    /// Whether the sender may end here: no message is incomplete.
    bool isBetweenMessages() const { return !m_frame && m_header.empty() && !m_inMessage; }

private:
    base::Result<bool> readHeader(std::span<char> &input);
    std::optional<Piece> takePayload(std::span<char> &input);
    std::span<char> unmask(std::span<char> &input);

    base::Masking m_masking;
    std::string m_header;                          ///< an incomplete frame header
    std::optional<base::FrameHeader> m_frame;      ///< the frame whose payload comes
    std::uint64_t m_done = 0;                      ///< bytes of its payload that have come
    std::string m_control;                         ///< the payload of a control frame
    base::Opcode m_message = base::Opcode::Binary; ///< of the message that is coming
    bool m_inMessage = false;
};

} // namespace liteboxd::http
