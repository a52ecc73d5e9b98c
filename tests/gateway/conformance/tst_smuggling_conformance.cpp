// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/request_row.h"

using namespace liteboxd::engine;
using namespace std::string_literals;

namespace {

// Each row is a way to make two hops disagree on where a message ends (RFC 9112, 11.2), from either side. Behind each
// message stands one that only who was fooled would see.

const std::string hidden = "GET {target}/hidden HTTP/1.1\r\nHost: x\r\nX-Access-Token: {token}\r\n\r\n";

/// How a body's length is told, in field lines of a request or a response.
struct FramingRow
{
    std::string name;
    const char *rule;
    std::string lines;
    const char *status = "400"; ///< to a request; a response with these is a 502
};

void PrintTo(const FramingRow &row, std::ostream *out)
{
    *out << row.rule;
}

constexpr const char *framing = "RFC 9112, 6.3";
constexpr const char *coding = "RFC 9112, 6.1";
constexpr const char *length = "RFC 9110, 8.6";
constexpr const char *field = "RFC 9112, 5.1";
constexpr const char *lineEnd = "RFC 9112, 2.2";
constexpr const char *value = "RFC 9110, 5.5";

const std::string cl = "Content-Length: 4\r\n";
const std::string te = "Transfer-Encoding: chunked\r\n";

std::vector<FramingRow> framings()
{
    return {
        {"bothLengthFirst", framing, cl + te},
        {"bothCodingFirst", framing, te + cl},
        {"bothApart", framing, cl + "X: y\r\n" + te},
        {"bothInAnyCase", framing, "content-length: 4\r\nTRANSFER-ENCODING: chunked\r\n"},
        {"lengthZeroAndCoding", framing, "Content-Length: 0\r\n" + te},
        {"emptyLengthAndCoding", framing, "Content-Length:\r\n" + te},
        {"lengthAndUnknown", framing, cl + "Transfer-Encoding: x\r\n"},
        {"lengthAndIdentity", framing, cl + "Transfer-Encoding: identity\r\n"},
        {"lengthAndEmptyCoding", framing, cl + "Transfer-Encoding:\r\n"},
        {"twoLengths", framing, cl + "Content-Length: 5\r\n"},
        {"threeLengths", framing, cl + cl + cl},
        {"sameLengths", framing, cl + cl},
        {"lengthsInOtherCase", framing, cl + "CONTENT-LENGTH: 4\r\n"},
        {"lengthList", length, "Content-Length: 4, 4\r\n"},
        {"lengthListOfOthers", length, "Content-Length: 4,0\r\n"},
        {"lengthComma", length, "Content-Length: 4,\r\n"},
        {"commaLength", length, "Content-Length: ,4\r\n"},
        {"lengthSemicolon", length, "Content-Length: 4;\r\n"},
        {"lengthPlus", length, "Content-Length: +4\r\n"},
        {"lengthMinus", length, "Content-Length: -4\r\n"},
        {"lengthHex", length, "Content-Length: 0x4\r\n"},
        {"lengthOctalLetter", length, "Content-Length: 0o4\r\n"},
        {"lengthDot", length, "Content-Length: 4.0\r\n"},
        {"lengthExponent", length, "Content-Length: 4e0\r\n"},
        {"lengthSpaceInside", length, "Content-Length: 4 4\r\n"},
        {"lengthTabInside", length, "Content-Length: 4\t4\r\n"},
        {"lengthUnderscore", length, "Content-Length: 0_4\r\n"},
        {"lengthApostrophe", length, "Content-Length: 0'4\r\n"},
        {"lengthQuoted", length, "Content-Length: \"4\"\r\n"},
        {"lengthLetter", length, "Content-Length: 4a\r\n"},
        {"lengthWord", length, "Content-Length: four\r\n"},
        {"lengthEmpty", length, "Content-Length:\r\n"},
        {"lengthBlank", length, "Content-Length: \t \r\n"},
        {"lengthOverflow", length, "Content-Length: 18446744073709551620\r\n"},
        {"lengthOverflowSigned", length, "Content-Length: 9223372036854775812\r\n"},
        {"lengthOverflow32", length, "Content-Length: 99999999999999999999999999\r\n"},
        {"lengthOtherDigits", length, "Content-Length: \xef\xbc\x94\r\n"},
        {"lengthNoBreakSpace", length,
         "Content-Length: \xc2\xa0"
         "4\r\n"},
        {"lengthSpaceBeforeColon", field, "Content-Length : 4\r\n"},
        {"lengthTabBeforeColon", field, "Content-Length\t: 4\r\n"},
        {"lengthSpaceInName", field, "Content Length: 4\r\n"},
        {"lengthFolded", "RFC 9112, 5.2", "Content-Length:\r\n 4\r\n"},
        {"lengthOnAFoldedLine", "RFC 9112, 5.2", "X: y\r\n Content-Length: 4\r\n"},
        {"lengthVerticalTab", value, "Content-Length:\v4\r\n"},
        {"lengthFormFeed", value, "Content-Length: 4\f\r\n"},
        {"lengthNul", value, "Content-Length: 4\0\r\n"s},
        {"lengthNulBefore", value, "Content-Length:\0 4\r\n"s},
        {"lengthReturn", lineEnd, "Content-Length: 4\r\r\n"},
        {"lengthBehindFeed", lineEnd, "X: y\nContent-Length: 4\r\n"},
        {"lengthBehindReturn", lineEnd, "X: y\rContent-Length: 4\r\n"},
        {"lengthEndsInFeed", lineEnd, "Content-Length: 4\n"},
        {"codingTwice", coding, te + te},
        {"codingTwiceInAList", coding, "Transfer-Encoding: chunked, chunked\r\n", "501"},
        {"codingThenIdentity", coding, te + "Transfer-Encoding: identity\r\n"},
        {"identityThenCoding", coding, "Transfer-Encoding: identity\r\n" + te},
        {"codingAndIdentityInAList", coding, "Transfer-Encoding: chunked, identity\r\n", "501"},
        {"identityAndCodingInAList", coding, "Transfer-Encoding: identity, chunked\r\n", "501"},
        {"codingIdentity", coding, "Transfer-Encoding: identity\r\n", "501"},
        {"codingUnknown", coding, "Transfer-Encoding: cow\r\n", "501"},
        {"codingGzip", coding, "Transfer-Encoding: gzip\r\n", "501"},
        {"codingGzipChunked", coding, "Transfer-Encoding: gzip, chunked\r\n", "501"},
        {"codingChunkedGzip", coding, "Transfer-Encoding: chunked, gzip\r\n", "501"},
        {"codingPrefixed", coding, "Transfer-Encoding: xchunked\r\n", "501"},
        {"codingSuffixed", coding, "Transfer-Encoding: chunkedx\r\n", "501"},
        {"codingHyphen", coding, "Transfer-Encoding: chunked-\r\n", "501"},
        {"codingCut", coding, "Transfer-Encoding: chunke\r\n", "501"},
        {"codingQuoted", coding, "Transfer-Encoding: \"chunked\"\r\n", "501"},
        {"codingApostrophes", coding, "Transfer-Encoding: 'chunked'\r\n", "501"},
        {"codingParameter", "RFC 9112, 7", "Transfer-Encoding: chunked;q=1\r\n", "501"},
        {"codingEmptyParameter", "RFC 9112, 7", "Transfer-Encoding: chunked;\r\n", "501"},
        {"codingComma", coding, "Transfer-Encoding: chunked,\r\n", "501"},
        {"commaCoding", coding, "Transfer-Encoding: ,chunked\r\n", "501"},
        {"codingEmpty", coding, "Transfer-Encoding:\r\n", "501"},
        {"codingSpaceInside", coding, "Transfer-Encoding: chun ked\r\n", "501"},
        {"codingOtherLetters", coding, "Transfer-Encoding: \xc3\xa7hunked\r\n", "501"},
        {"codingKelvin", coding,
         "Transfer-Encoding: chun\xe2\x84\xaa"
         "ed\r\n",
         "501"},
        {"codingNoBreakSpace", coding, "Transfer-Encoding: chunked\xc2\xa0\r\n", "501"},
        {"codingSpaceBeforeColon", field, "Transfer-Encoding : chunked\r\n"},
        {"codingTabBeforeColon", field, "Transfer-Encoding\t: chunked\r\n"},
        {"codingSpaceInName", field, "Transfer Encoding: chunked\r\n"},
        {"codingLeadingSpace", field, " Transfer-Encoding: chunked\r\n"},
        {"codingLeadingTab", field, "\tTransfer-Encoding: chunked\r\n"},
        {"codingNoColon", field, "Transfer-Encoding chunked\r\n"},
        {"codingFolded", "RFC 9112, 5.2", "Transfer-Encoding:\r\n chunked\r\n"},
        {"codingFoldedByTab", "RFC 9112, 5.2", "Transfer-Encoding:\r\n\tchunked\r\n"},
        {"codingFoldedBehind", "RFC 9112, 5.2", "Transfer-Encoding: chunked\r\n , identity\r\n"},
        {"codingOnAFoldedLine", "RFC 9112, 5.2", "X: y\r\n Transfer-Encoding: chunked\r\n"},
        {"codingVerticalTab", value, "Transfer-Encoding:\vchunked\r\n"},
        {"codingFormFeed", value, "Transfer-Encoding: \fchunked\r\n"},
        {"codingBackspace", value, "Transfer-Encoding: xch\bunked\r\n"},
        {"codingEscape", value, "Transfer-Encoding: chunked\x1b\r\n"},
        {"codingDelete", value, "Transfer-Encoding: chunked\x7f\r\n"},
        {"codingNul", value, "Transfer-Encoding: chunked\0\r\n"s},
        {"codingNulInName", field, "Transfer-Encoding\0: chunked\r\n"s},
        {"codingReturn", lineEnd, "Transfer-Encoding: chunked\r\r\n"},
        {"codingReturnBefore", lineEnd, "Transfer-Encoding:\rchunked\r\n"},
        {"codingBehindFeed", lineEnd, "X: y\nTransfer-Encoding: chunked\r\n"},
        {"codingBehindReturn", lineEnd, "X: y\rTransfer-Encoding: chunked\r\n"},
        {"codingEndsInFeed", lineEnd, "Transfer-Encoding: chunked\n"},
        {"codingBehindTwoReturns", lineEnd, "X: y\r\r\nTransfer-Encoding: chunked\r\n"},
    };
}

class RequestSmuggling : public ConformanceFixture, public testing::WithParamInterface<FramingRow>
{};

class ResponseSmuggling : public ConformanceFixture, public testing::WithParamInterface<FramingRow>
{};

class SmugglingConformance : public RequestRowTest
{};

RequestRow refused(const char *name, const char *rule, const std::string &bytes, const char *status = "400")
{
    return {name, rule, bytes, status, ""};
}

const auto rowName = [](const auto &row) { return row.param.name; };
const std::string f = "{fields}";

} // namespace

TEST_P(RequestSmuggling, isRefusedAndHidesNothing)
{
    startRecording();
    const Outcome outcome = talk("POST {target}/p HTTP/1.1\r\n{fields}" + GetParam().lines + "\r\n0\r\n\r\n" + hidden);
    EXPECT_EQ(outcome.statuses, GetParam().status) << GetParam().rule << "\n" << outcome.received;
    EXPECT_EQ(outcome.seen, "") << GetParam().rule;
}

TEST_P(ResponseSmuggling, isA502AndHidesNothing)
{
    startAnswering("HTTP/1.1 200 OK\r\n" + GetParam().lines +
                       "\r\n0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison",
                   Afterwards::Close);
    const Outcome outcome = talk("GET {target}/raw HTTP/1.1\r\n{fields}\r\n");
    EXPECT_EQ(outcome.statuses, "502 200") << GetParam().rule << "\n" << outcome.received;
    EXPECT_EQ(outcome.bodies, "-|ok") << GetParam().rule;
    EXPECT_EQ(outcome.received.find("poison"), std::string::npos) << GetParam().rule;
}

INSTANTIATE_TEST_SUITE_P(Framings, RequestSmuggling, testing::ValuesIn(framings()), rowName);
INSTANTIATE_TEST_SUITE_P(Framings, ResponseSmuggling, testing::ValuesIn(framings()), rowName);

TEST_P(SmugglingConformance, isAsWritten)
{
    check();
}

INSTANTIATE_TEST_SUITE_P(
    Targets, SmugglingConformance,
    testing::Values(
        refused("http2", "RFC 9113, 3.4", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505"),
        refused("http09", "RFC 9112, 2.3", "GET {target}/\r\n"),
        refused("http09Bare", "RFC 9112, 2.2", "GET {target}/\n"),
        refused("twoVersions", "RFC 9112, 3", "GET {target}/ HTTP/1.1 HTTP/1.1\r\n" + f + "\r\n"),
        refused("requestInTarget", "RFC 9112, 3", "GET {target}/ HTTP/1.1\rGET /hidden HTTP/1.1\r\n" + f + "\r\n"),
        refused("connectToPort", "RFC 9110, 9.3.6", "CONNECT 127.0.0.1:{port} HTTP/1.1\r\n" + f + "\r\n", "405"),
        refused("connectWithPath", "RFC 9110, 9.3.6", "CONNECT {target}/ HTTP/1.1\r\n" + f + "\r\n", "405"),
        refused("connectInLowerCase", "RFC 9110, 9.1", "connect 127.0.0.1:{port} HTTP/1.1\r\n" + f + "\r\n"),
        refused("optionsAsterisk", "RFC 9112, 3.2.4", "OPTIONS * HTTP/1.1\r\n" + f + "\r\n"),
        refused("absoluteWithOtherPort", "RFC 9112, 3.2.2",
                "GET http://gw.example:81{target}/ HTTP/1.1\r\n" + f + "\r\n"),
        refused("absoluteWithoutHost", "RFC 9112, 3.2.2", "GET http://{target}/ HTTP/1.1\r\n" + f + "\r\n"),
        refused("absoluteWithoutPath", "RFC 9112, 3.2.2", "GET http://gw.example HTTP/1.1\r\n" + f + "\r\n"),
        refused("absoluteBackslash", "RFC 3986, 3.2",
                "GET http://gw.example\\@evil{target}/ HTTP/1.1\r\n" + f + "\r\n"),
        refused("absoluteTwoSlashesLess", "RFC 9112, 3.2.2", "GET http:{target}/ HTTP/1.1\r\n" + f + "\r\n"),
        refused("file", "RFC 9112, 3.2.2", "GET file:///etc/passwd HTTP/1.1\r\n" + f + "\r\n"),
        refused("unixSocket", "RFC 9112, 3.2.2", "GET unix:/run/x HTTP/1.1\r\n" + f + "\r\n"),
        refused("authorityWithUser", "RFC 9112, 3.2.3", "GET a@gw.example:80 HTTP/1.1\r\n" + f + "\r\n"),
        refused("hostInTarget", "RFC 9112, 3.2", "GET gw.example{target}/ HTTP/1.1\r\n" + f + "\r\n"),
        refused("lineEndInTarget", "RFC 9112, 3", "GET {target}/a\r\nX: b HTTP/1.1\r\n" + f + "\r\n"),
        refused("feedInTarget", "RFC 9112, 2.2", "GET {target}/a\nX:b HTTP/1.1\r\n" + f + "\r\n"),
        refused("longMethod", "RFC 9112, 3", std::string(20'000, 'M') + " {target}/ HTTP/1.1\r\n" + f + "\r\n", "414"),
        refused("traceWithBody", "RFC 9110, 9.3.8", "TRACE {target}/ HTTP/1.1\r\n" + f + "Content-Length: 3\r\n\r\nabc",
                "405"),
        RequestRow{"chunksEndEarly", "RFC 9112, 7.1",
                   "POST {target}/p HTTP/1.1\r\n" + f + te + "\r\n3\r\nabc\r\n0\r\n\r\n" + hidden, "200 200 200",
                   "POST /p [abc]; GET /hidden; GET /last"},
        RequestRow{"lengthEndsEarly", "RFC 9112, 6.3",
                   "POST {target}/p HTTP/1.1\r\n" + f + "Content-Length: 3\r\n\r\nabc" + hidden, "200 200 200",
                   "POST /p [abc]; GET /hidden; GET /last"},
        RequestRow{"bodyOfAGet", "RFC 9110, 9.3.1", "GET {target}/g HTTP/1.1\r\n" + f + "Content-Length: 3\r\n\r\nabc",
                   "200 200", "GET /g [abc]; GET /last"},
        RequestRow{"chunksOfAGet", "RFC 9110, 9.3.1",
                   "GET {target}/g HTTP/1.1\r\n" + f + te + "\r\n3\r\nabc\r\n0\r\n\r\n", "200 200",
                   "GET /g [abc]; GET /last"},
        RequestRow{"bodyOfADelete", "RFC 9110, 9.3.5",
                   "DELETE {target}/d HTTP/1.1\r\n" + f + "Content-Length: 3\r\n\r\nabc", "200 200",
                   "DELETE /d [abc]; GET /last"},
        RequestRow{"zeroLengthOfAGet", "RFC 9112, 6.3", "GET {target}/g HTTP/1.1\r\n" + f + "Content-Length: 0\r\n\r\n",
                   "200 200", "GET /g; GET /last"},
        RequestRow{"upgradeWithBody", "RFC 9110, 7.8",
                   "POST {target}/p HTTP/1.1\r\n" + f +
                       "Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 3\r\n\r\nabc",
                   "200 200", "POST /p [abc]; GET /last"},
        RequestRow{"upgradeToTls", "RFC 2817, 3",
                   "GET {target}/g HTTP/1.1\r\n" + f + "Connection: Upgrade\r\nUpgrade: TLS/1.0\r\n\r\n", "200 200",
                   "GET /g; GET /last"},
        RequestRow{"webSocketInAList", "RFC 9110, 7.8",
                   "GET {target}/g HTTP/1.1\r\n" + f + "Connection: Upgrade\r\nUpgrade: websocket, h2c\r\n\r\n",
                   "200 200", "GET /g; GET /last"},
        RequestRow{"emptyLinesBefore", "RFC 9112, 2.2", "\r\n\r\n\r\nGET {target}/g HTTP/1.1\r\n" + f + "\r\n",
                   "200 200", "GET /g; GET /last"},
        RequestRow{"methodOverride", "RFC 9110, 9.1",
                   "POST {target}/p HTTP/1.1\r\n" + f + "X-HTTP-Method-Override: DELETE\r\nContent-Length: 0\r\n\r\n",
                   "200 200", "POST /p; GET /last"}),
    nameOf);

INSTANTIATE_TEST_SUITE_P(
    OldVersion, SmugglingConformance,
    testing::Values(
        RequestRow{"length", "RFC 9112, 6.3", "POST {target}/p HTTP/1.0\r\n" + f + "Content-Length: 3\r\n\r\nabc",
                   "200", "POST /p [abc]"},
        RequestRow{"keptLength", "RFC 9112, 9.3",
                   "POST {target}/p HTTP/1.0\r\n" + f + "Connection: keep-alive\r\nContent-Length: 3\r\n\r\nabc",
                   "200 200", "POST /p [abc]; GET /last"},
        RequestRow{"notPipelined", "RFC 9112, 9.3", "GET {target}/a HTTP/1.0\r\n" + f + "\r\n" + hidden, "200",
                   "GET /a"},
        refused("chunks", coding, "POST {target}/p HTTP/1.0\r\n" + f + te + "\r\n0\r\n\r\n" + hidden),
        refused("keptChunks", coding,
                "POST {target}/p HTTP/1.0\r\n" + f + "Connection: keep-alive\r\n" + te + "\r\n0\r\n\r\n" + hidden),
        refused("twoHosts", "RFC 9112, 3.2",
                "GET {target}/a HTTP/1.0\r\nHost: a\r\nHost: b\r\nX-Access-Token: {token}\r\n\r\n"),
        RequestRow{"expectationIgnored", "RFC 9110, 10.1.1",
                   "POST {target}/p HTTP/1.0\r\n" + f + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\nabc", "200",
                   "POST /p [abc]"}),
    nameOf);

class OldClients : public ConformanceFixture, public testing::WithParamInterface<std::pair<const char *, std::string>>
{
protected:
    std::string answerTo(const std::string &connection)
    {
        startAnswering(GetParam().second, Afterwards::Close);
        std::string received = talk("GET {target}/raw HTTP/1.0\r\n{fields}" + connection + "\r\n",
                                    "GET {target}/last HTTP/1.0\r\n{fields}\r\n")
                                   .received;
        const auto second = received.rfind("HTTP/1.1 200 ");
        return second > 0 ? received.substr(0, second) : received;
    }

    /// No interim response, no chunks (RFC 9110, 15.2; RFC 9112, 7.1), and an end that can be seen.
    void check(const std::string &received)
    {
        EXPECT_TRUE(received.starts_with("HTTP/1.1 200 ")) << received;
        EXPECT_EQ(received.find("chunked"), std::string::npos) << received;
        EXPECT_EQ(received.find("HTTP/1.1", 1), std::string::npos) << received;
        EXPECT_TRUE(received.ends_with("\r\n\r\nabc")) << received;
    }
};

TEST_P(OldClients, getNeitherInterimResponsesNorChunks)
{
    check(answerTo(""));
}

TEST_P(OldClients, getNeitherWhereTheyKeepTheConnection)
{
    check(answerTo("Connection: keep-alive\r\n"));
}

INSTANTIATE_TEST_SUITE_P(
    Answers, OldClients,
    testing::Values(
        std::pair("length", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"s),
        std::pair("chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n"s),
        std::pair("trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX: y\r\n\r\n"s),
        std::pair("untilClose", "HTTP/1.1 200 OK\r\n\r\nabc"s),
        std::pair("continued", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"s),
        std::pair("hints",
                  "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"s),
        std::pair("processing",
                  "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\n\r\nabc"s)),
    [](const auto &row) { return std::string(row.param.first); });
