// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/channel_decoder.h"

#include "gateway/forward/channel_message.h"

#include <gtest/gtest.h>

#include <array>
#include <map>

using namespace liteboxd;
using namespace liteboxd::forward;
using base::Opcode;

namespace {

const base::MaskingKey key{0x11, 0x22, 0x33, 0x44};

/// What a decoder made of bytes that came in pieces of one size.
struct Decoded
{
    std::map<int, std::string> channels;
    std::string controls;
    std::string error;
    bool isBetween = false;
};

Decoded decode(std::string bytes, std::size_t size, base::Masking masking)
{
    ChannelDecoder decoder(masking);
    Decoded seen;
    for (std::size_t at = 0; at < bytes.size() && seen.error.empty(); at += size) {
        std::span<char> input(bytes.data() + at, std::min(size, bytes.size() - at));
        for (;;) {
            const auto piece = decoder.next(input);
            if (!piece) {
                seen.error = piece.error().message;
                break;
            }
            if (!*piece)
                break;
            if ((*piece)->kind == ChannelDecoder::Piece::Kind::Data)
                seen.channels[(*piece)->channel].append((*piece)->bytes);
            else
                seen.controls.append(std::to_string(static_cast<int>((*piece)->kind))).append((*piece)->bytes);
        }
    }
    seen.isBetween = decoder.isBetweenMessages();
    return seen;
}

std::string frame(Opcode opcode, bool final, std::string_view payload)
{
    base::FrameHeader header;
    header.opcode = opcode;
    header.final = final;
    header.payloadLength = payload.size();
    return base::encodeFrameHeader(header) + std::string(payload);
}

} // namespace

TEST(ChannelDecoder, givesTheSameWhereverTheBytesAreCut)
{
    const std::string longText(70'000, 'x');
    const std::string bytes = base::encodeFrame(Opcode::Binary, std::string("\0abc", 4), key) +
                              base::encodeFrame(Opcode::Ping, "are you there", key) +
                              base::encodeFrame(Opcode::Binary, "", key) +
                              base::encodeFrame(Opcode::Binary, std::string("\1", 1), key) +
                              base::encodeFrame(Opcode::Binary, "\1" + longText, key) +
                              base::encodeFrame(Opcode::Close, base::closePayload(base::CloseCode::Normal), key);
    for (const std::size_t size :
         {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::size_t{4096}, bytes.size()}) {
        const Decoded seen = decode(bytes, size, base::Masking::Required);
        EXPECT_EQ(seen.error, "");
        EXPECT_EQ(seen.channels.at(0), "abc");
        EXPECT_EQ(seen.channels.at(1), longText);
        EXPECT_EQ(seen.controls, "1are you there3" + base::closePayload(base::CloseCode::Normal));
        EXPECT_TRUE(seen.isBetween);
    }
}

TEST(ChannelDecoder, aMessagesChannelHoldsForItsFragments)
{
    const std::string bytes =
        frame(Opcode::Binary, false, "") + frame(Opcode::Continuation, false, std::string("\0a", 2)) +
        frame(Opcode::Pong, true, "") + frame(Opcode::Continuation, true, "bc") + frame(Opcode::Binary, true, "\1d");
    for (const std::size_t size : {std::size_t{1}, std::size_t{5}, bytes.size()}) {
        const Decoded seen = decode(bytes, size, base::Masking::Forbidden);
        EXPECT_EQ(seen.error, "");
        EXPECT_EQ(seen.channels.at(0), "abc");
        EXPECT_EQ(seen.channels.at(1), "d");
    }
}

TEST(ChannelDecoder, refusesWhatIsNoSoundSequenceOfFrames)
{
    const std::string masked = base::encodeFrame(Opcode::Binary, "x", key);
    const std::string plain = base::encodeFrame(Opcode::Binary, "x");
    std::string reserved = plain;
    reserved[0] = static_cast<char>(reserved[0] | 0x40);
    const std::map<std::string, std::pair<std::string, base::Masking>> rows{
        {"a masked frame of a server", {masked, base::Masking::Forbidden}},
        {"an unmasked frame of a client", {plain, base::Masking::Required}},
        {"a reserved bit", {reserved, base::Masking::Forbidden}},
        {"a continuation of nothing", {frame(Opcode::Continuation, true, "x"), base::Masking::Forbidden}},
        {"a message inside a message", {frame(Opcode::Binary, false, "x") + plain, base::Masking::Forbidden}},
        {"a reserved opcode", {"\x83\x01x", base::Masking::Forbidden}},
        {"a control frame in parts", {frame(Opcode::Ping, false, "x"), base::Masking::Forbidden}},
        {"a length that is not the shortest", {std::string("\x82\x7e\x00\x01x", 5), base::Masking::Forbidden}},
    };
    for (const auto &[name, row] : rows) {
        for (const std::size_t size : {std::size_t{1}, row.first.size()})
            EXPECT_NE(decode(row.first, size, row.second).error, "") << name;
    }
}

TEST(ChannelMessage, joinsPiecesBehindWhatIsSkipped)
{
    std::string first = "abc";
    std::string second = "defgh";
    const std::array<iovec, 2> pieces{iovec{first.data(), first.size()}, iovec{second.data(), second.size()}};
    std::string out;
    EXPECT_EQ(appendChannelMessage(out, 2, pieces, 2, 4, key), 4U);
    EXPECT_EQ(appendChannelMessage(out, 2, pieces, 6, 4, key), 2U);
    EXPECT_EQ(decode(out, out.size(), base::Masking::Required).channels.at(2), "cdefgh");
}
