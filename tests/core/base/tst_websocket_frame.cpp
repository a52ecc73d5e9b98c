// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/websocket_frame.h"

#include <gtest/gtest.h>

using namespace liteboxd::base;
using namespace std::string_literals;

TEST(WebSocketFrame, encodesTheExamplesOfRfc6455)
{
    EXPECT_EQ(encodeFrame(Opcode::Text, "Hello"), "\x81\x05Hello");
    EXPECT_EQ(encodeFrame(Opcode::Text, "Hello", MaskingKey{0x37, 0xfa, 0x21, 0x3d}),
              "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58");
    EXPECT_EQ(encodeFrame(Opcode::Binary, std::string(256, 'x')).substr(0, 4), "\x82\x7e\x01\x00"s);
    EXPECT_EQ(encodeFrame(Opcode::Binary, std::string(65536, 'x')).substr(0, 10), "\x82\x7f\0\0\0\0\0\1\0\0"s);
}

TEST(WebSocketFrame, computesTheAcceptValueOfRfc6455)
{
    EXPECT_EQ(acceptFor("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

TEST(WebSocketFrame, asksForMoreBytesUntilTheHeaderIsWhole)
{
    for (const std::size_t size : {0U, 125U, 126U, 65535U, 65536U}) {
        const std::string frame = encodeFrame(Opcode::Binary, std::string(size, 'x'), MaskingKey{1, 2, 3, 4});
        const std::size_t headerSize = frame.size() - size;
        for (std::size_t i = 0; i < headerSize; ++i) {
            const auto partial = decodeFrameHeader(frame.substr(0, i));
            ASSERT_TRUE(partial);
            EXPECT_FALSE(*partial);
        }
        const auto whole = decodeFrameHeader(frame);
        ASSERT_TRUE(whole && *whole);
        EXPECT_EQ((*whole)->size, headerSize);
        EXPECT_EQ((*whole)->payloadLength, size);
    }
}

struct HeaderRow
{
    const char *name;
    std::string bytes;
};

class BadHeaderTest : public testing::TestWithParam<HeaderRow>
{};

TEST_P(BadHeaderTest, isRefused)
{
    const auto header = decodeFrameHeader(GetParam().bytes);
    ASSERT_FALSE(header);
    EXPECT_EQ(header.error().code, ErrorCode::ProtocolViolated);
}

INSTANTIATE_TEST_SUITE_P(Rows, BadHeaderTest,
                         testing::Values(HeaderRow{"reservedOpcode", "\x83\x00"s},
                                         HeaderRow{"reservedControl", "\x8b\x00"s},
                                         HeaderRow{"fragmentedPing", "\x09\x00"s}, HeaderRow{"longClose", "\x88\x7e"s},
                                         HeaderRow{"long16", "\x82\x7e\x00\x7d"s},
                                         HeaderRow{"long64", "\x82\x7f\0\0\0\0\0\0\xff\xff"s},
                                         HeaderRow{"topBit", "\x82\x7f\x80\0\0\0\0\0\0\0"s}),
                         [](const auto &row) { return row.param.name; });

TEST(WebSocketKey, isSixteenBytesInBase64)
{
    EXPECT_TRUE(isWebSocketKey("dGhlIHNhbXBsZSBub25jZQ=="));
    EXPECT_FALSE(isWebSocketKey(""));
    EXPECT_FALSE(isWebSocketKey("dGhlIHNhbXBsZSBub25jZQ"));
    EXPECT_FALSE(isWebSocketKey("dGhlIHNhbXBsZSBub25j!Q=="));
}
