// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/websocket_frame.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace liteboxd::forward {

/// Takes apart what one side of a WebSocket of the subprotocol v4.channel.k8s.io sends: each message's first byte names
/// its channel, the rest belongs to it (Kubernetes, apimachinery's util/httpstream/wsstream). Sans-I/O; keeps no more
/// than a frame's header and a control frame's payload.
class ChannelDecoder
{
public:
    explicit ChannelDecoder(base::Masking masking)
        : m_masking(masking)
    {}

    struct Piece
    {
        enum class Kind { Data, Ping, Pong, Close };

        Kind kind = Kind::Data;
        std::uint8_t channel = 0; ///< of Data
        std::string_view bytes;   ///< of Data: unmasked, where it was in the input; else the frame's payload
    };

    /// The next piece at the beginning of `input`, which is then moved behind it and unmasked in place. nullopt: all
    /// of `input` is used up. The piece is valid until the next call. ProtocolViolated is final.
    base::Result<std::optional<Piece>> next(std::span<char> &input);

    /// Whether the sender may end here: no message is incomplete.
    bool isBetweenMessages() const { return !m_frame && m_header.empty() && !m_inMessage; }

private:
    base::Result<bool> readHeader(std::span<char> &input);
    std::optional<Piece> takePayload(std::span<char> &input);
    std::span<char> unmask(std::span<char> &input);
    Piece controlPiece() const;

    base::Masking m_masking;
    std::string m_header;                     ///< an incomplete frame header
    std::optional<base::FrameHeader> m_frame; ///< the frame whose payload comes
    std::uint64_t m_done = 0;                 ///< bytes of its payload that have come
    std::string m_control;                    ///< the payload of a control frame
    std::optional<std::uint8_t> m_channel;    ///< of the message that is coming
    bool m_inMessage = false;
};

} // namespace liteboxd::forward
