// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/frame_decoder.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace liteboxd::forward {

/// Takes apart what one side of a WebSocket of the subprotocol v4.channel.k8s.io sends: each message's first byte names
/// its channel, the rest belongs to it (Kubernetes, apimachinery's util/httpstream/wsstream). Sans-I/O.
class ChannelDecoder
{
public:
    explicit ChannelDecoder(base::Masking masking)
        : m_frames(masking)
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
    bool isBetweenMessages() const { return m_frames.isBetweenMessages(); }

private:
    std::optional<Piece> pieceOf(const http::FrameDecoder::Piece &frame);

    http::FrameDecoder m_frames;
    std::optional<std::uint8_t> m_channel; ///< of the message that is coming
};

} // namespace liteboxd::forward
