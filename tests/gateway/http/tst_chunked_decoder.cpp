// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/chunked_decoder.h"

#include <gtest/gtest.h>

using namespace liteboxd::http;

namespace {

struct Decoded
{
    ChunkedDecoder::State state = ChunkedDecoder::State::More;
    std::string body;
    std::size_t trailers = 0;
    std::size_t left = 0; ///< bytes after the body's end
};

/// Feeds `text` in pieces of `step` bytes, keeping what was not consumed, as a connection does.
Decoded decode(const std::string &text, std::size_t step)
{
    ChunkedDecoder decoder;
    Decoded result;
    std::string kept;
    std::size_t at = 0;
    while (at < text.size() && result.state == ChunkedDecoder::State::More) {
        kept += text.substr(at, step);
        at += std::min(step, text.size() - at);
        result.state = decoder.put(kept);
        for (const std::string_view piece : decoder.pieces())
            result.body += piece;
        kept.erase(0, decoder.consumed());
    }
    result.trailers = decoder.trailers().size();
    result.left = kept.size() + text.size() - at;
    return result;
}

struct BodyRow
{
    const char *name;
    std::string text;
    std::string body;
    std::size_t trailers;
};

class GoodBodyTest : public testing::TestWithParam<BodyRow>
{};

struct BadRow
{
    const char *name;
    std::string text;
};

class BadBodyTest : public testing::TestWithParam<BadRow>
{};

} // namespace

TEST_P(GoodBodyTest, isDecodedHoweverItIsSplit)
{
    for (std::size_t step = 1; step <= GetParam().text.size(); ++step) {
        const Decoded decoded = decode(GetParam().text, step);
        EXPECT_EQ(decoded.state, ChunkedDecoder::State::Done) << step;
        EXPECT_EQ(decoded.body, GetParam().body) << step;
        EXPECT_EQ(decoded.trailers, GetParam().trailers) << step;
        EXPECT_EQ(decoded.left, 0U) << step;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, GoodBodyTest,
    testing::Values(BodyRow{"empty", "0\r\n\r\n", "", 0}, BodyRow{"one", "5\r\nhello\r\n0\r\n\r\n", "hello", 0},
                    BodyRow{"hex", "a\r\n0123456789\r\n0A\r\nabcdefghij\r\n000\r\n\r\n", "0123456789abcdefghij", 0},
                    BodyRow{"lineFeedFirst", "3\r\n\n\rc\r\n1\r\n\n\r\n0\r\n\r\n", "\n\rc\n", 0},
                    BodyRow{"lineEndFirst", "2\r\n\r\n\r\n3\r\n\r\n0\r\n0\r\n\r\n", "\r\n\r\n0", 0},
                    BodyRow{"extension", "1;a=b;c=\"d\"\r\nx\r\n0;e\r\n\r\n", "x", 0},
                    BodyRow{"trailers", "1\r\nx\r\n0\r\nA: b\r\nC: d\r\n\r\n", "x", 2}),
    [](const auto &row) { return row.param.name; });

TEST_P(BadBodyTest, isRefusedHoweverItIsSplit)
{
    for (std::size_t step = 1; step <= GetParam().text.size(); ++step)
        EXPECT_EQ(decode(GetParam().text, step).state, ChunkedDecoder::State::Malformed) << step;
}

// RFC 9112, 7.1
INSTANTIATE_TEST_SUITE_P(
    Rows, BadBodyTest,
    testing::Values(BadRow{"noSize", "\r\nx\r\n0\r\n\r\n"}, BadRow{"notHex", "g\r\nx\r\n0\r\n\r\n"},
                    BadRow{"sign", "+1\r\nx\r\n0\r\n\r\n"}, BadRow{"prefix", "0x1\r\nx\r\n0\r\n\r\n"},
                    BadRow{"overflow", "fffffffffffffffff\r\nx\r\n0\r\n\r\n"},
                    BadRow{"spaceBefore", " 1\r\nx\r\n0\r\n\r\n"}, BadRow{"bareLineFeed", "1\nx\r\n0\r\n\r\n....."},
                    BadRow{"tooLong", "1\r\nxy\r\n0\r\n\r\n"}, BadRow{"bareLineFeedAfterData", "1\r\nx\n0\r\n\r\n"},
                    BadRow{"openQuote", "1;a=\"b\r\nx\r\n0\r\n\r\n"},
                    BadRow{"openQuoteInTheLast", "1\r\nx\r\n0;a=\"b\r\n\r\n"},
                    BadRow{"controlInQuotes", "1;a=\"\x01\"\r\nx\r\n0\r\n\r\n"},
                    BadRow{"trailerWithoutEnd", "0\r\nA:\r\rb \n\n\r\n\r\n"}),
    [](const auto &row) { return row.param.name; });
