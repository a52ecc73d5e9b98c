// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/websocket_endpoint.h"

#include "core/base/websocket_frame.h"

#include <algorithm>
#include <array>
#include <optional>

namespace liteboxd::engine {

namespace {

using base::FrameHeader;
using base::Opcode;

struct ReadFrame
{
    FrameHeader header;
    std::string payload;
};

enum class ReadResult { Frame, Violation, End };

std::optional<base::MaskingKey> keyOf(EndpointSide side)
{
    if (side == EndpointSide::Server)
        return std::nullopt;
    return base::MaskingKey{0x37, 0xfa, 0x21, 0x3d};
}

std::string written(std::uint8_t first, std::string payload, EndpointSide side)
{
    FrameHeader header;
    header.payloadLength = payload.size();
    header.maskingKey = keyOf(side);
    std::string bytes = base::encodeFrameHeader(header);
    bytes.front() = static_cast<char>(first);
    if (header.maskingKey)
        base::applyMask(payload, *header.maskingKey);
    return bytes + payload;
}

ReadResult readFrame(tests::BlockingClient &peer, ReadFrame &frame)
{
    std::string bytes;
    for (;;) {
        const std::string more = peer.readExactly(bytes.empty() ? 2 : 1);
        if (more.empty())
            return ReadResult::End;
        bytes += more;
        const auto header = base::decodeFrameHeader(bytes);
        if (!header)
            return ReadResult::Violation;
        if (!*header)
            continue;
        frame.header = **header;
        frame.payload = peer.readExactly(frame.header.payloadLength);
        if (frame.header.maskingKey)
            base::applyMask(frame.payload, *frame.header.maskingKey);
        return frame.payload.size() == frame.header.payloadLength ? ReadResult::Frame : ReadResult::End;
    }
}

/// RFC 6455, 7.4: 1005, 1006 and 1015 are never sent.
bool maySendCode(unsigned code)
{
    return (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006) ||
           (code >= 3000 && code <= 4999);
}

/// What a Close is answered with.
std::string answerToClose(const std::string &payload)
{
    constexpr unsigned invalidText = 1007;
    if (payload.empty())
        return {};
    if (payload.size() == 1)
        return base::closePayload(base::CloseCode::ProtocolError);
    const unsigned code = static_cast<unsigned char>(payload[0]) * 256U + static_cast<unsigned char>(payload[1]);
    if (!maySendCode(code))
        return base::closePayload(base::CloseCode::ProtocolError);
    if (!isUtf8(std::string_view(payload).substr(2)))
        return base::closePayload(static_cast<base::CloseCode>(invalidText));
    return payload.substr(0, 2);
}

/// One end's memory between frames.
class Echo
{
public:
    Echo(EndpointSide side, Compression compression)
        : m_side(side)
        , m_firstBits(compression == Compression::Negotiated ? 0x40 : 0)
    {}

    /// What is to be sent now; a Close is the last.
    std::string answerTo(const ReadFrame &frame)
    {
        const FrameHeader &header = frame.header;
        const bool fromClient = header.maskingKey.has_value();
        if (fromClient == (m_side == EndpointSide::Client))
            return close(base::closePayload(base::CloseCode::ProtocolError));
        if (base::isControl(header.opcode))
            return answerToControl(frame);
        if ((header.opcode == Opcode::Continuation) != m_first.has_value() ||
            (header.reservedBits & ~(m_first ? 0U : m_firstBits)) != 0)
            return close(base::closePayload(base::CloseCode::ProtocolError));
        if (!m_first)
            m_first = static_cast<std::uint8_t>(0x80U | header.reservedBits | static_cast<unsigned>(header.opcode));
        m_message += frame.payload;
        if (!header.final)
            return {};
        const std::uint8_t first = *std::exchange(m_first, std::nullopt);
        const std::string message = std::exchange(m_message, {});
        if (first == 0x81 && !isUtf8(message))
            return close(base::closePayload(static_cast<base::CloseCode>(1007)));
        return written(first, message, m_side);
    }

    std::string close(const std::string &payload)
    {
        isOver = true;
        return written(0x88, payload, m_side);
    }

    bool isOver = false;

private:
    std::string answerToControl(const ReadFrame &frame)
    {
        if (frame.header.reservedBits != 0)
            return close(base::closePayload(base::CloseCode::ProtocolError));
        if (frame.header.opcode == Opcode::Ping)
            return written(0x8a, frame.payload, m_side);
        if (frame.header.opcode == Opcode::Close)
            return close(answerToClose(frame.payload));
        return {};
    }

    EndpointSide m_side;
    unsigned m_firstBits;                ///< that the first frame of a message may have (RFC 7692, 6)
    std::optional<std::uint8_t> m_first; ///< of the message that has begun
    std::string m_message;
};

} // namespace

bool isUtf8(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const std::size_t length = first < 0x80                    ? 1
                                   : first >= 0xc2 && first < 0xe0 ? 2
                                   : first >= 0xe0 && first < 0xf0 ? 3
                                   : first >= 0xf0 && first < 0xf5 ? 4
                                                                   : 0;
        if (length == 0 || bytes.size() - i < length)
            return false;
        std::uint32_t code = length == 1 ? first : first & (0xffU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(bytes[i + k]);
            if ((next & 0xc0U) != 0x80U)
                return false;
            code = code << 6U | (next & 0x3fU);
        }
        static constexpr std::array<std::uint32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
        if (code < smallest[length] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
            return false;
        i += length;
    }
    return true;
}

void echoStrictly(tests::BlockingClient &peer, EndpointSide side, Compression compression)
{
    Echo echo(side, compression);
    while (!echo.isOver) {
        ReadFrame frame;
        const ReadResult result = readFrame(peer, frame);
        if (result == ReadResult::End)
            return;
        peer.send(result == ReadResult::Frame ? echo.answerTo(frame)
                                              : echo.close(base::closePayload(base::CloseCode::ProtocolError)));
    }
    peer.shutdownSend();
    peer.readAll();
}

HeardFrames provoke(tests::BlockingClient &peer, EndpointSide side, const std::vector<SentFrame> &frames,
                    std::size_t chop)
{
    std::string bytes;
    const auto sendAll = [&] {
        for (std::size_t at = 0; at<bytes.size(); at += chop> 0 ? chop : bytes.size())
            peer.send(std::string_view(bytes).substr(at, chop > 0 ? chop : bytes.size()));
        bytes.clear();
    };
    for (const SentFrame &frame : frames) {
        bytes += written(frame.first, frame.payload, side);
        if (chop == 0)
            sendAll();
    }
    bytes += written(0x88, base::closePayload(base::CloseCode::Normal), side);
    sendAll();
    HeardFrames heard;
    ReadFrame frame;
    while (readFrame(peer, frame) == ReadResult::Frame) {
        const FrameHeader &header = frame.header;
        std::array<char, 4> first{};
        std::snprintf(first.data(), first.size(), "%02x ",
                      (header.final ? 0x80U : 0U) | header.reservedBits | static_cast<unsigned>(header.opcode));
        heard.push_back(first.data() + frame.payload);
        if (header.opcode == Opcode::Close)
            break;
    }
    return heard;
}

} // namespace liteboxd::engine
