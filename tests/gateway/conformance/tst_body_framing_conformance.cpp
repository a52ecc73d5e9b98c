// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/request_row.h"

using namespace liteboxd::engine;
using namespace std::string_literals;

namespace {

const std::string last = "GET /last";

/// A POST whose body's length some lines describe.
std::string post(const std::string &lines, const std::string &body)
{
    return "POST {target}/p HTTP/1.1\r\n{fields}" + lines + "\r\n" + body;
}

RequestRow passes(const char *name, const char *rule, const std::string &lines, const std::string &body,
                  const std::string &seen)
{
    return {name, rule, post(lines, body), "200 200", "POST /p" + seen + "; " + last};
}

RequestRow refused(const char *name, const char *rule, const std::string &lines, const std::string &body,
                   const char *status = "400")
{
    return {name, rule, post(lines, body), status, ""};
}

RequestRow chunks(const char *name, const char *rule, const std::string &body, const std::string &seen)
{
    return passes(name, rule, "Transfer-Encoding: chunked\r\n", body, seen);
}

RequestRow badChunks(const char *name, const char *rule, const std::string &body)
{
    return refused(name, rule, "Transfer-Encoding: chunked\r\n", body);
}

class BodyFramingConformance : public RequestRowTest
{};

constexpr const char *lengthRule = "RFC 9110, 8.6";
constexpr const char *framingRule = "RFC 9112, 6.3";
constexpr const char *codingRule = "RFC 9112, 6.1";
constexpr const char *chunkRule = "RFC 9112, 7.1";
constexpr const char *extensionRule = "RFC 9112, 7.1.1";
constexpr const char *trailerRule = "RFC 9110, 6.5.1";

} // namespace

TEST_P(BodyFramingConformance, isAsWritten)
{
    check();
}

INSTANTIATE_TEST_SUITE_P(
    Lengths, BodyFramingConformance,
    testing::Values(passes("none", framingRule, "", "", ""),
                    passes("length", lengthRule, "Content-Length: 3\r\n", "abc", " [abc]"),
                    passes("zero", lengthRule, "Content-Length: 0\r\n", "", ""),
                    passes("leadingZeros", lengthRule, "Content-Length: 0003\r\n", "abc", " [abc]"),
                    passes("whitespaceAround", "RFC 9110, 5.5", "Content-Length: \t 3 \t\r\n", "abc", " [abc]"),
                    passes("nameInAnyCase", "RFC 9110, 5.1", "cOnTeNt-LeNgTh: 3\r\n", "abc", " [abc]"),
                    passes("bodyLikeARequest", framingRule, "Content-Length: 18\r\n", "GET / HTTP/1.1\r\n\r\n",
                           " [GET / HTTP/1.1\r\n\r\n]"),
                    refused("twiceTheSame", framingRule, "Content-Length: 3\r\nContent-Length: 3\r\n", "abc"),
                    refused("twiceDifferent", framingRule, "Content-Length: 3\r\nContent-Length: 4\r\n", "abc"),
                    refused("list", framingRule, "Content-Length: 3, 3\r\n", "abc"),
                    refused("listOfDifferent", framingRule, "Content-Length: 3,4\r\n", "abc"),
                    refused("plus", lengthRule, "Content-Length: +3\r\n", "abc"),
                    refused("minus", lengthRule, "Content-Length: -3\r\n", "abc"),
                    refused("minusZero", lengthRule, "Content-Length: -0\r\n", ""),
                    refused("hexadecimal", lengthRule, "Content-Length: 0x3\r\n", "abc"),
                    refused("letters", lengthRule, "Content-Length: 3a\r\n", "abc"),
                    refused("inside", lengthRule, "Content-Length: 3 3\r\n", "abc"),
                    refused("fraction", lengthRule, "Content-Length: 3.0\r\n", "abc"),
                    refused("exponent", lengthRule, "Content-Length: 3e0\r\n", "abc"),
                    refused("quoted", lengthRule, "Content-Length: \"3\"\r\n", "abc"),
                    refused("underscore", lengthRule, "Content-Length: 1_0\r\n", "abc"),
                    refused("empty", lengthRule, "Content-Length:\r\n", "abc"),
                    refused("aBitMoreThan64Bits", lengthRule, "Content-Length: 18446744073709551619\r\n", "abc"),
                    refused("muchMoreThan64Bits", lengthRule, "Content-Length: " + std::string(100, '9') + "\r\n",
                            "abc"),
                    refused("otherDigits", lengthRule, "Content-Length: \xd9\xa3\r\n", "abc"),
                    refused("verticalTab", "RFC 9110, 5.5", "Content-Length: \v3\r\n", "abc"),
                    refused("folded", "RFC 9112, 5.2", "Content-Length:\r\n 3\r\n", "abc"),
                    refused("spaceBeforeColon", "RFC 9112, 5.1", "Content-Length : 3\r\n", "abc")),
    nameOf);

INSTANTIATE_TEST_SUITE_P(
    Codings, BodyFramingConformance,
    testing::Values(
        passes("inAnyCase", "RFC 9112, 7", "tRANSFER-eNCODING: ChUnKeD\r\n", "3\r\nabc\r\n0\r\n\r\n", " [abc]"),
        passes("whitespaceAround", "RFC 9110, 5.5", "Transfer-Encoding:\t chunked \t\r\n", "0\r\n\r\n", ""),
        passes("otherFieldOfSimilarName", "RFC 9110, 5.1", "Transfer_Encoding: chunked\r\n", "", ""),
        refused("withLengthBefore", codingRule, "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        refused("withLengthBehind", codingRule, "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"),
        refused("unknownWithLength", codingRule, "Transfer-Encoding: x\r\nContent-Length: 3\r\n", "abc"),
        refused("twice", codingRule, "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        refused("thenIdentity", codingRule, "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "0\r\n\r\n"),
        refused("identity", codingRule, "Transfer-Encoding: identity\r\n", "abc", "501"),
        refused("gzip", codingRule, "Transfer-Encoding: gzip\r\n", "abc", "501"),
        refused("gzipThenChunked", codingRule, "Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n", "501"),
        refused("chunkedThenGzip", codingRule, "Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n", "501"),
        refused("prefixed", codingRule, "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n", "501"),
        refused("suffixed", codingRule, "Transfer-Encoding: chunkedx\r\n", "0\r\n\r\n", "501"),
        refused("quoted", codingRule, "Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n", "501"),
        refused("withParameter", "RFC 9112, 7", "Transfer-Encoding: chunked;a=b\r\n", "0\r\n\r\n", "501"),
        refused("empty", codingRule, "Transfer-Encoding:\r\n", "0\r\n\r\n", "501"),
        refused("comma", codingRule, "Transfer-Encoding: ,chunked\r\n", "0\r\n\r\n", "501"),
        refused("verticalTab", "RFC 9110, 5.5", "Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n"),
        refused("formFeed", "RFC 9110, 5.5", "Transfer-Encoding: chunked\f\r\n", "0\r\n\r\n"),
        refused("folded", "RFC 9112, 5.2", "Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"),
        refused("spaceBeforeColon", "RFC 9112, 5.1", "Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
        refused("tabBeforeColon", "RFC 9112, 5.1", "Transfer-Encoding\t: chunked\r\n", "0\r\n\r\n"),
        refused("behindABareLineFeed", "RFC 9112, 2.2", "X: y\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        refused("behindABareReturn", "RFC 9112, 2.2", "X: y\rTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        refused("withNul", "RFC 9110, 5.5", "Transfer-Encoding: chunked\0\r\n"s, "0\r\n\r\n"),
        RequestRow{"inOldVersion", codingRule,
                   "POST {target}/p HTTP/1.0\r\n{fields}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400", ""}),
    nameOf);

INSTANTIATE_TEST_SUITE_P(
    Chunks, BodyFramingConformance,
    testing::Values(
        chunks("several", chunkRule, "3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n", " [abcd]"),
        chunks("empty", chunkRule, "0\r\n\r\n", ""), chunks("manyZeros", chunkRule, "000\r\n\r\n", ""),
        chunks("hexadecimal", chunkRule, "A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n", " [01234567890123456789]"),
        chunks("leadingZeros", chunkRule, "0003\r\nabc\r\n0\r\n\r\n", " [abc]"),
        chunks("lineEndsInside", chunkRule, "7\r\n\r\n0\r\n\r\n\r\n0\r\n\r\n", " [\r\n0\r\n\r\n]"),
        chunks("extension", extensionRule, "3;a=b\r\nabc\r\n0;c\r\n\r\n", " [abc]"),
        chunks("quotedExtension", extensionRule, "3;a=\"b;\\\"c\"\r\nabc\r\n0\r\n\r\n", " [abc]"),
        badChunks("minus", chunkRule, "-3\r\nabc\r\n0\r\n\r\n"), badChunks("plus", chunkRule, "+3\r\nabc\r\n0\r\n\r\n"),
        badChunks("prefix", chunkRule, "0x3\r\nabc\r\n0\r\n\r\n"),
        badChunks("leadingSpace", chunkRule, " 3\r\nabc\r\n0\r\n\r\n"),
        badChunks("innerSpace", chunkRule, "3 3\r\nabc\r\n0\r\n\r\n"),
        badChunks("letters", chunkRule, "xyz\r\nabc\r\n0\r\n\r\n"),
        badChunks("mixed", chunkRule, "3g\r\nabc\r\n0\r\n\r\n"), badChunks("noSize", chunkRule, "\r\nabc\r\n0\r\n\r\n"),
        badChunks("onlyExtension", chunkRule, ";a=b\r\nabc\r\n0\r\n\r\n"),
        badChunks("aBitMoreThan64Bits", chunkRule, "10000000000000003\r\nabc\r\n0\r\n\r\n"),
        badChunks("muchMoreThan64Bits", chunkRule, std::string(64, 'f') + "\r\nabc\r\n0\r\n\r\n"),
        badChunks("underscore", chunkRule, "1_0\r\n0123456789abcdef\r\n0\r\n\r\n"),
        badChunks("noEndOfData", chunkRule, "3\r\nabc0\r\n\r\n"),
        badChunks("longData", chunkRule, "3\r\nabcd\r\n0\r\n\r\n"),
        badChunks("shortData", chunkRule, "4\r\nabc\r\n0\r\n\r\n"),
        badChunks("otherEndOfData", chunkRule, "3\r\nabcXX0\r\n\r\n"),
        badChunks("bareLineFeedBehindSize", chunkRule, "3\nabc\r\n0\r\n\r\n"),
        badChunks("bareReturnBehindSize", chunkRule, "3\rabc\r\n0\r\n\r\n"),
        badChunks("bareLineFeedBehindData", chunkRule, "3\r\nabc\n0\r\n\r\n"),
        badChunks("bareReturnBehindData", chunkRule, "3\r\nabc\r0\r\n\r\n"),
        badChunks("bareLineFeedAtTheEnd", chunkRule, "3\r\nabc\r\n0\r\n\n"),
        badChunks("bareLineFeedsAtTheEnd", chunkRule, "3\r\nabc\r\n0\n\n"),
        badChunks("bareLineFeedInExtension", extensionRule, "3;a\nb\r\nabc\r\n0\r\n\r\n"),
        badChunks("bareReturnInExtension", extensionRule, "3;a\rb\r\nabc\r\n0\r\n\r\n"),
        badChunks("bareLineFeedInLastExtension", extensionRule, "3\r\nabc\r\n0;a\n\r\n\r\n"),
        badChunks("nulInExtension", extensionRule, "3;a\0b\r\nabc\r\n0\r\n\r\n"s),
        badChunks("noEnd", chunkRule, "3\r\nabc\r\n0\r\n"),
        badChunks("endlessExtension", extensionRule, "3;" + std::string(20'000, 'a') + "\r\nabc\r\n0\r\n\r\n")),
    nameOf);

INSTANTIATE_TEST_SUITE_P(
    Trailers, BodyFramingConformance,
    testing::Values(chunks("ordinary", trailerRule, "1\r\na\r\n0\r\nX-Sum: 1\r\n\r\n", " [a+X-Sum: 1]"),
                    badChunks("length", trailerRule, "1\r\na\r\n0\r\nContent-Length: 5\r\n\r\n"),
                    badChunks("coding", trailerRule, "1\r\na\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n"),
                    passes("nominated", "RFC 9110, 7.6.1", "Connection: x-hop, x\r\nTransfer-Encoding: chunked\r\n",
                           "1\r\na\r\n0\r\nX-Hop: 1\r\nX-Sum: 1\r\n\r\n", " [a+X-Sum: 1]"),
                    chunks("host", trailerRule, "1\r\na\r\n0\r\nHost: evil\r\n\r\n", " [a]"),
                    chunks("token", trailerRule, "1\r\na\r\n0\r\nX-Access-Token: {token}\r\n\r\n", " [a]"),
                    chunks("cookie", trailerRule, "1\r\na\r\n0\r\nCookie: a=b\r\n\r\n", " [a]"),
                    chunks("authorization", trailerRule, "1\r\na\r\n0\r\nAuthorization: a\r\n\r\n", " [a]"),
                    chunks("proxyAuthenticate", trailerRule, "1\r\na\r\n0\r\nProxy-Authenticate: a\r\n\r\n", " [a]"),
                    chunks("connection", trailerRule, "1\r\na\r\n0\r\nConnection: close\r\n\r\n", " [a]"),
                    chunks("forwarded", trailerRule, "1\r\na\r\n0\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n", " [a]"),
                    chunks("expect", trailerRule, "1\r\na\r\n0\r\nExpect: 100-continue\r\n\r\n", " [a]"),
                    badChunks("noColon", trailerRule, "1\r\na\r\n0\r\nwhat\r\n\r\n"),
                    badChunks("spaceBeforeColon", "RFC 9112, 5.1", "1\r\na\r\n0\r\nX : 1\r\n\r\n"),
                    chunks("folded", "RFC 9112, 5.2", "1\r\na\r\n0\r\nX: 1\r\n 2\r\n\r\n", " [a+X: 1 2]"),
                    badChunks("bareLineFeed", "RFC 9112, 2.2", "1\r\na\r\n0\r\nX: 1\nY: 2\r\n\r\n"),
                    badChunks("bareLineFeedsAtTheEnd", "RFC 9112, 2.2", "1\r\na\r\n0\n\n"),
                    badChunks("bareReturn", "RFC 9112, 2.2", "1\r\na\r\n0\r\nX: 1\rY: 2\r\n\r\n"),
                    badChunks("nul", "RFC 9110, 5.5", "1\r\na\r\n0\r\nX: 1\0\r\n\r\n"s),
                    badChunks("endless", trailerRule, "1\r\na\r\n0\r\nX: " + std::string(40'000, 'a') + "\r\n\r\n")),
    nameOf);
