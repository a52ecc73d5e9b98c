// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/channel_decoder.h"
#include "tests/fuzz/fuzz_input.h"

#include <map>
#include <string>

using namespace liteboxd;
using namespace liteboxd::forward;
using fuzz::require;

namespace {

using Kind = ChannelDecoder::Piece::Kind;

/// What one side of a port-forward said.
struct Reading
{
    std::map<std::uint8_t, std::string> channels;
    std::string controls; ///< kind and payload of each control frame
    bool isViolation = false;
    bool isBetween = true;

    bool operator==(const Reading &) const = default;
};

/// Frame by frame and message by message over the whole text.
Reading messageByMessage(std::string text, base::Masking masking)
{
    Reading reading;
    std::optional<std::uint8_t> channel;
    bool inMessage = false;
    std::string_view left = text;
    while (!left.empty()) {
        const auto decoded = base::decodeFrameHeader(left);
        reading.isViolation = !decoded;
        reading.isBetween = false;
        if (!decoded || !*decoded)
            return reading;
        const base::FrameHeader &header = **decoded;
        const bool control = base::isControl(header.opcode);
        const bool begins = header.opcode != base::Opcode::Continuation;
        reading.isViolation = header.reservedBits != 0 || (!control && begins == inMessage) ||
                              header.maskingKey.has_value() != (masking == base::Masking::Required);
        if (reading.isViolation)
            return reading;
        left.remove_prefix(header.size);
        std::string payload(left.substr(0, header.payloadLength));
        left.remove_prefix(payload.size());
        if (header.maskingKey)
            base::applyMask(payload, *header.maskingKey);
        const bool isWhole = payload.size() == header.payloadLength;
        if (control) {
            if (!isWhole)
                return reading;
            const Kind kind = header.opcode == base::Opcode::Ping   ? Kind::Ping
                              : header.opcode == base::Opcode::Pong ? Kind::Pong
                                                                    : Kind::Close;
            reading.controls += std::to_string(static_cast<int>(kind)) + payload + '\n';
        } else {
            inMessage = !header.final;
            if (!channel && !payload.empty()) {
                channel = static_cast<std::uint8_t>(payload.front());
                payload.erase(0, 1);
            }
            if (!payload.empty())
                reading.channels[*channel] += payload;
            if (isWhole && header.final)
                channel.reset();
        }
        reading.isBetween = isWhole && !inMessage;
    }
    return reading;
}

Reading byTheDecoder(std::string_view text, base::Masking masking, std::uint8_t seed)
{
    Reading reading;
    ChannelDecoder decoder(masking);
    for (const std::string_view piece : fuzz::inPieces(text, seed)) {
        std::string bytes(piece); // it unmasks in place
        std::span<char> input(bytes);
        for (;;) {
            const std::size_t before = input.size();
            const auto next = decoder.next(input);
            reading.isViolation = !next;
            if (!next)
                return reading;
            if (!*next) {
                require(input.empty(), "only what is used up asks for more");
                break;
            }
            require(input.size() <= before, "nothing is read twice");
            if ((*next)->kind == Kind::Data)
                reading.channels[(*next)->channel].append((*next)->bytes);
            else
                reading.controls +=
                    std::to_string(static_cast<int>((*next)->kind)) + std::string((*next)->bytes) + '\n';
        }
    }
    reading.isBetween = decoder.isBetweenMessages();
    return reading;
}

} // namespace

/// In whatever pieces a port-forward's bytes come, each channel gets the same, and the same byte is one too many.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    fuzz::FuzzInput input(bytes, size);
    const auto masking = (input.choice() & 1U) != 0 ? base::Masking::Required : base::Masking::Forbidden;
    const std::uint8_t seed = input.choice();
    const Reading right = messageByMessage(std::string(input.rest()), masking);
    for (const std::uint8_t pieces : {std::uint8_t{0}, seed, std::uint8_t{255}}) {
        const Reading reading = byTheDecoder(input.rest(), masking, pieces);
        require(reading.channels == right.channels, "each channel gets its bytes");
        require(reading.controls == right.controls, "control frames are seen");
        require(reading.isViolation == right.isViolation, "what breaks the protocol is found");
        require(right.isViolation || reading.isBetween == right.isBetween, "the end of a message is known");
    }
    return 0;
}
