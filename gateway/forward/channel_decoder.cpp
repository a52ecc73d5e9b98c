// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/channel_decoder.h"

namespace liteboxd::forward {

using base::Opcode;

base::Result<std::optional<ChannelDecoder::Piece>> ChannelDecoder::next(std::span<char> &input)
{
    for (;;) {
        const auto frame = m_frames.next(input);
        if (!frame)
            return base::fail(frame.error());
        if (!*frame)
            return std::nullopt;
        if (auto piece = pieceOf(**frame))
            return piece;
    }
}

/// Nothing where it holds no more than the channel's number.
std::optional<ChannelDecoder::Piece> ChannelDecoder::pieceOf(const http::FrameDecoder::Piece &frame)
{
    switch (frame.opcode) {
    case Opcode::Ping:
        return Piece{Piece::Kind::Ping, 0, frame.bytes};
    case Opcode::Pong:
        return Piece{Piece::Kind::Pong, 0, frame.bytes};
    case Opcode::Close:
        return Piece{Piece::Kind::Close, 0, frame.bytes};
    default:
        break;
    }
    std::string_view bytes = frame.bytes;
    if (!m_channel && !bytes.empty()) {
        m_channel = static_cast<std::uint8_t>(bytes.front());
        bytes.remove_prefix(1);
    }
    std::optional<Piece> piece;
    if (!bytes.empty())
        piece = Piece{Piece::Kind::Data, *m_channel, bytes};
    if (frame.endsMessage)
        m_channel.reset();
    return piece;
}

} // namespace liteboxd::forward
