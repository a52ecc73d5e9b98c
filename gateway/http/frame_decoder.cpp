// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/frame_decoder.h"

#include <algorithm>

namespace liteboxd::http {

using base::Opcode;

base::Result<std::optional<FrameDecoder::Piece>> FrameDecoder::next(std::span<char> &input)
{
    for (;;) {
        if (!m_frame) {
            const auto whole = readHeader(input);
            if (!whole)
                return base::fail(whole.error());
            if (!*whole)
                return std::nullopt;
        }
        auto piece = takePayload(input);
        if (piece || (m_frame && input.empty()))
            return piece;
    }
}

base::Result<bool> FrameDecoder::readHeader(std::span<char> &input)
{
    const auto violated = [](const char *what) { return base::fail(base::ErrorCode::ProtocolViolated, what); };
    // A header has 14 bytes at most; what is held of one that came in parts is filled up byte by byte.
    for (std::size_t taken = 0;;) {
        const std::string_view bytes =
            m_header.empty() ? std::string_view(input.data(), input.size()) : std::string_view(m_header);
        const auto header = base::decodeFrameHeader(bytes);
        if (!header)
            return base::fail(header.error());
        if (*header) {
            m_frame = **header;
            input = input.subspan(m_header.empty() ? m_frame->size : taken);
            m_header.clear();
            break;
        }
        if (m_header.empty() || taken == input.size()) {
            if (m_header.empty())
                m_header.assign(input.data(), input.size());
            input = {};
            return false;
        }
        m_header.push_back(input[taken++]);
    }
    m_done = 0;
    if (m_frame->reservedBits != 0)
        return violated("a reserved bit of a WebSocket frame is set");
    if (m_frame->maskingKey.has_value() != (m_masking == base::Masking::Required))
        return violated("a WebSocket frame is masked that must not be, or is not masked that must be");
    if (base::isControl(m_frame->opcode)) {
        m_control.clear();
        return true;
    }
    if ((m_frame->opcode == Opcode::Continuation) != m_inMessage)
        return violated("WebSocket fragments are out of order");
    if (!m_inMessage)
        m_message = m_frame->opcode;
    m_inMessage = !m_frame->final;
    return true;
}

std::optional<FrameDecoder::Piece> FrameDecoder::takePayload(std::span<char> &input)
{
    const std::span<char> bytes = unmask(input);
    const bool isWhole = m_done == m_frame->payloadLength;
    std::optional<Piece> piece;
    if (base::isControl(m_frame->opcode)) {
        m_control.append(bytes.data(), bytes.size());
        if (isWhole)
            piece = Piece{m_frame->opcode, m_control, true};
    } else if (const bool endsMessage = isWhole && m_frame->final; endsMessage || !bytes.empty()) {
        piece = Piece{m_message, {bytes.data(), bytes.size()}, endsMessage};
    }
    if (isWhole)
        m_frame.reset();
    return piece;
}

/// As much of the frame's payload as has come.
std::span<char> FrameDecoder::unmask(std::span<char> &input)
{
    const std::uint64_t left = m_frame->payloadLength - m_done;
    const std::span<char> bytes = input.first(std::min<std::uint64_t>(left, input.size()));
    input = input.subspan(bytes.size());
    if (m_frame->maskingKey)
        base::applyMask(bytes, *m_frame->maskingKey, m_done);
    m_done += bytes.size();
    return bytes;
}

} // namespace liteboxd::http
