// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/conformance_fixture.h"

using namespace liteboxd::engine;
using namespace std::string_literals;

namespace {

/// One answer of a sandbox to a GET, and what the client makes of it. An ordinary request follows on the same client
/// connection, which must get its own answer, whatever else the sandbox said.
struct ResponseRow
{
    std::string name;
    const char *rule;
    std::string answer;   ///< of the sandbox
    std::string statuses; ///< with the second request's, where the connection goes on
    std::string bodies;   ///< "-" of the gateway's own answers
    bool closes = false;  ///< the sandbox hangs up behind its answer
};

void PrintTo(const ResponseRow &row, std::ostream *out)
{
    *out << row.rule;
}

const std::string ok = "HTTP/1.1 200 OK\r\n";

ResponseRow passes(const char *name, const char *rule, const std::string &answer, const char *bodies)
{
    return {name, rule, answer, "200 200", bodies};
}

ResponseRow invalid(const char *name, const char *rule, const std::string &answer)
{
    return {name, rule, answer, "502 200", "-|ok"};
}

/// What was promised does not come: the client's connection ends without looking complete.
ResponseRow cut(const char *name, const char *rule, const std::string &answer, const char *statuses, const char *bodies)
{
    return {name, rule, answer, statuses, bodies, true};
}

class ResponseConformance : public ConformanceFixture, public testing::WithParamInterface<ResponseRow>
{};

constexpr const char *framing = "RFC 9112, 6.3";
constexpr const char *statusLine = "RFC 9112, 4";
constexpr const char *splitting = "RFC 9112, 11.1";
const std::string poison = ok + "Content-Length: 6\r\n\r\npoison";

} // namespace

TEST_P(ResponseConformance, isAsWritten)
{
    const ResponseRow &row = GetParam();
    startAnswering(row.answer, row.closes ? Afterwards::Close : Afterwards::Stay);
    const Outcome outcome = talk("GET {target}/raw HTTP/1.1\r\n{fields}\r\n");
    EXPECT_EQ(outcome.statuses, row.statuses) << row.rule << "\n" << outcome.received;
    EXPECT_EQ(outcome.bodies, row.bodies) << row.rule << "\n" << outcome.received;
    EXPECT_EQ(outcome.received.find("poison"), std::string::npos) << row.rule;
    if (row.bodies.ends_with("(cut)")) {
        EXPECT_TRUE(outcome.wasReset) << row.rule;
        EXPECT_EQ(outcome.seen, "GET /raw") << row.rule; // not the second request
    }
}

const auto rowName = [](const auto &row) { return row.param.name; };

INSTANTIATE_TEST_SUITE_P(
    Bodies, ResponseConformance,
    testing::Values(
        passes("length", framing, ok + "Content-Length: 3\r\n\r\nabc", "abc|ok"),
        passes("chunks", framing, ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n", "abcd|ok"),
        passes("chunksWithExtensions", framing, ok + "Transfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\n\r\n",
               "abc|ok"),
        passes("empty", framing, ok + "Content-Length: 0\r\n\r\n", "(empty)|ok"),
        ResponseRow{"untilClose", framing, ok + "\r\nabc", "200 200", "abc|ok", true},
        ResponseRow{"untilCloseEmpty", framing, ok + "\r\n", "200 200", "(empty)|ok", true},
        ResponseRow{"oldVersion", framing, "HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nabc", "200 200", "abc|ok",
                    true},
        ResponseRow{"oldVersionUntilClose", framing, "HTTP/1.0 200 OK\r\n\r\nabc", "200 200", "abc|ok", true},
        passes("lengthAndMore", framing, ok + "Content-Length: 3\r\n\r\nabcX", "abc|ok"),
        passes("lengthAndAnAnswer", splitting, ok + "Content-Length: 3\r\n\r\nabc" + poison, "abc|ok"),
        passes("chunksAndAnAnswer", splitting, ok + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n" + poison,
               "a|ok"),
        passes("emptyAndAnAnswer", splitting, ok + "Content-Length: 0\r\n\r\n" + poison, "(empty)|ok"),
        ResponseRow{"noContentAndAnAnswer", splitting, "HTTP/1.1 204 No Content\r\n\r\n" + poison, "204 200", "ok"},
        ResponseRow{"noContentWithLength", framing, "HTTP/1.1 204 No Content\r\nContent-Length: 6\r\n\r\npoison",
                    "204 200", "ok"},
        ResponseRow{"noContentInChunks", framing,
                    "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n6\r\npoison\r\n0\r\n\r\n", "204 200",
                    "ok"},
        ResponseRow{"notModifiedAndAnAnswer", splitting, "HTTP/1.1 304 Not Modified\r\n\r\n" + poison, "304 200", "ok"},
        ResponseRow{"notModifiedWithLength", framing, "HTTP/1.1 304 Not Modified\r\nContent-Length: 6\r\n\r\npoison",
                    "304 200", "ok"},
        cut("shortOfLength", "RFC 9112, 8", ok + "Content-Length: 9\r\n\r\nabc", "200", "abc(cut)"),
        cut("shortOfChunk", "RFC 9112, 8", ok + "Transfer-Encoding: chunked\r\n\r\n9\r\nabc", "200", "abc(cut)"),
        cut("noLastChunk", "RFC 9112, 8", ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "200", "abc(cut)"),
        cut("badChunk", "RFC 9112, 7.1", ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nxyz\r\n", "502 200",
            "-|ok")),
    rowName);

INSTANTIATE_TEST_SUITE_P(
    Interim, ResponseConformance,
    testing::Values(
        ResponseRow{"continue", "RFC 9110, 15.2", "HTTP/1.1 100 Continue\r\n\r\n" + ok + "Content-Length: 0\r\n\r\n",
                    "100 200 200", "(empty)|ok"},
        ResponseRow{"hints", "RFC 8297",
                    "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ok + "Content-Length: 0\r\n\r\n", "103 200 200",
                    "(empty)|ok"},
        ResponseRow{"unknown", "RFC 9110, 15.2", "HTTP/1.1 199 What\r\n\r\n" + ok + "Content-Length: 0\r\n\r\n",
                    "199 200 200", "(empty)|ok"},
        ResponseRow{"withLength", "RFC 9112, 6.3",
                    "HTTP/1.1 103 Early Hints\r\nContent-Length: 5\r\n\r\n" + ok + "Content-Length: 0\r\n\r\n",
                    "103 200 200", "(empty)|ok"},
        invalid("switching", "RFC 9110, 7.8",
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"),
        cut("alone", "RFC 9110, 15.2", "HTTP/1.1 100 Continue\r\n\r\n", "100 502 200", "-|ok")),
    rowName);

INSTANTIATE_TEST_SUITE_P(
    Heads, ResponseConformance,
    testing::Values(
        passes("noReason", statusLine, "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nhi", "hi|ok"),
        passes("noReasonNorSpace", statusLine, "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi", "hi|ok"),
        passes("longReason", statusLine, "HTTP/1.1 200 All \xc3\xa4 is (well)\r\nContent-Length: 2\r\n\r\nhi", "hi|ok"),
        passes("lengthWithZeros", "RFC 9110, 8.6", ok + "Content-Length: 02\r\n\r\nhi", "hi|ok"),
        invalid("onlySpaceBeforeColon", "RFC 9112, 5.1", ok + "X: y\r\n: a\r\nContent-Length: 2\r\n\r\nhi"),
        invalid("spaceBeforeColonOfLength", "RFC 9112, 5.1", ok + "content-length : 2\r\n\r\nhi"),
        invalid("spaceBeforeColonOfCoding", "RFC 9112, 5.1", ok + "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n"),
        invalid("spaceInName", "RFC 9112, 5.1", ok + "X Y: a\r\nContent-Length: 0\r\n\r\n"),
        invalid("shortStatus", statusLine, "HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n"),
        invalid("longStatus", statusLine, "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n"),
        invalid("smallStatus", statusLine, "HTTP/1.1 099 OK\r\nContent-Length: 0\r\n\r\n"),
        invalid("noStatus", statusLine, "HTTP/1.1 OK\r\nContent-Length: 0\r\n\r\n"),
        invalid("signedStatus", statusLine, "HTTP/1.1 +20 OK\r\nContent-Length: 0\r\n\r\n"),
        invalid("lowerCase", "RFC 9112, 2.3", "http/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
        invalid("version2", "RFC 9112, 2.3", "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n"),
        invalid("otherProtocol", statusLine, "ICY 200 OK\r\nContent-Length: 0\r\n\r\n"),
        invalid("leadingLine", statusLine, "\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
        invalid("twoSpaces", statusLine, "HTTP/1.1  200 OK\r\nContent-Length: 0\r\n\r\n"),
        invalid("twoLengths", framing, ok + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nhi!"),
        invalid("sameLengths", framing, ok + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi"),
        invalid("lengthList", framing, ok + "Content-Length: 2, 2\r\n\r\nhi"),
        invalid("negativeLength", "RFC 9110, 8.6", ok + "Content-Length: -2\r\n\r\nhi"),
        invalid("hugeLength", "RFC 9110, 8.6", ok + "Content-Length: 99999999999999999999\r\n\r\nhi"),
        invalid("lengthAndChunked", framing, ok + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        invalid("unknownCoding", framing, ok + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        invalid("twoCodings", framing,
                ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        invalid("bareLineFeed", splitting, ok + "X: a\nSet-Cookie: b=c\r\nContent-Length: 0\r\n\r\n"),
        invalid("bareReturn", splitting, ok + "X: a\rSet-Cookie: b=c\r\nContent-Length: 0\r\n\r\n"),
        invalid("nul", splitting, ok + "X: a\0b\r\nContent-Length: 0\r\n\r\n"s),
        invalid("control", "RFC 9110, 5.5", ok + "X: a\x01" + "b\r\nContent-Length: 0\r\n\r\n"),
        invalid("folded", "RFC 9112, 5.2", ok + "X: a\r\n b\r\nContent-Length: 0\r\n\r\n"),
        invalid("noName", "RFC 9112, 5", ok + ": a\r\nContent-Length: 0\r\n\r\n"),
        invalid("noColon", "RFC 9112, 5", ok + "X\r\nContent-Length: 0\r\n\r\n"),
        invalid("endless", "RFC 9112, 3", ok + "X: " + std::string(70'000, 'a') + "\r\n\r\n"),
        ResponseRow{"half", "RFC 9112, 8", "HTTP/1.1 200 OK\r\nContent-Le", "502 200", "-|ok", true},
        ResponseRow{"silentClose", "RFC 9110, 15.6.3", "\r", "502 200", "-|ok", true}),
    rowName);

class ResponseFieldConformance : public ConformanceFixture
{};

TEST_F(ResponseFieldConformance, endToEndFieldsPassAndHopByHopFieldsDoNot)
{
    startAnswering(ok + "Content-Length: 0\r\nSet-Cookie: a=b; Path=/\r\nSet-Cookie: c=d\r\nX-App: 1\r\nServer: app\r\n"
                        "Connection: X-Hop, close\r\nX-Hop: 1\r\nKeep-Alive: timeout=5\r\nProxy-Connection: close\r\n"
                        "Upgrade: h2c\r\nContent-Encoding: br\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n");
    const Outcome outcome = talk("GET {target}/raw HTTP/1.1\r\n{fields}\r\n");
    EXPECT_EQ(outcome.statuses, "200 200"); // the sandbox's close is not the client's
    for (const char *kept : {"Set-Cookie: a=b; Path=/\r\n", "Set-Cookie: c=d\r\n", "X-App: 1\r\n", "Server: app\r\n",
                             "Content-Encoding: br\r\n", "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"})
        EXPECT_NE(outcome.received.find(kept), std::string::npos) << kept;
    for (const char *gone : {"X-Hop", "Keep-Alive", "Proxy-Connection", "h2c"})
        EXPECT_EQ(outcome.received.find(gone), std::string::npos) << gone;
}

TEST_F(ResponseFieldConformance, aTrailerThatConnectionNamesDoesNotPass) // RFC 9110, 7.6.1
{
    startAnswering(ok + "Connection: X-Hop\r\nTransfer-Encoding: chunked\r\n\r\n"
                        "1\r\na\r\n0\r\nX-Hop: 1\r\nX-Sum: 1\r\n\r\n");
    const Outcome outcome = talk("GET {target}/raw HTTP/1.1\r\n{fields}\r\n");
    EXPECT_EQ(outcome.bodies, "a|ok");
    EXPECT_NE(outcome.received.find("\r\nX-Sum: 1\r\n"), std::string::npos) << outcome.received;
    EXPECT_EQ(outcome.received.find("X-Hop"), std::string::npos) << outcome.received;
}

TEST_F(ResponseFieldConformance, spaceBeforeAColonIsRemoved) // RFC 9112, 5.1
{
    startAnswering(ok + "X : a\r\nContent-Length: 2\r\nY\t : b :c\r\n\r\nhi");
    const Outcome outcome = talk("GET {target}/raw HTTP/1.1\r\n{fields}\r\n");
    EXPECT_EQ(outcome.bodies, "hi|ok");
    EXPECT_NE(outcome.received.find("\r\nX: a\r\n"), std::string::npos) << outcome.received;
    EXPECT_NE(outcome.received.find("\r\nY: b :c\r\n"), std::string::npos) << outcome.received;
}

TEST_F(ResponseFieldConformance, aFloodOfInterimResponsesEnds)
{
    std::string flood;
    for (int i = 0; i < 1000; ++i)
        flood += "HTTP/1.1 103 Early Hints\r\n\r\n";
    startAnswering(flood);
    const Outcome outcome = talk("GET {target}/raw HTTP/1.1\r\n{fields}\r\n");
    EXPECT_TRUE(outcome.statuses.ends_with(" 502 200")) << outcome.statuses;
}

TEST_F(ResponseFieldConformance, theAnswerToHeadHasNoBodyWhateverTheSandboxSends)
{
    startAnswering(ok + "Content-Length: 6\r\n\r\npoison");
    const Outcome outcome = talk("HEAD {target}/raw HTTP/1.1\r\n{fields}\r\n");
    EXPECT_TRUE(outcome.received.starts_with("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n")) << outcome.received;
    EXPECT_TRUE(outcome.received.ends_with("\r\n\r\nok")) << outcome.received;
    EXPECT_EQ(outcome.received.find("poison"), std::string::npos);
}

TEST_F(ResponseFieldConformance, theAnswerToHeadIsNotWaitedFor)
{
    startAnswering(ok + "Transfer-Encoding: chunked\r\n\r\n");
    const Outcome outcome = talk("HEAD {target}/raw HTTP/1.1\r\n{fields}\r\n");
    EXPECT_TRUE(outcome.received.ends_with("\r\n\r\nok")) << outcome.received; // the second request's
}

TEST_F(ResponseFieldConformance, anAnswerWithoutDateGetsOne) // RFC 9110, 6.6.1
{
    startRecording();
    const Outcome outcome = talk("GET {target}/ HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(outcome.statuses, "401 200");
    for (std::size_t at = 0, answers = 0; answers < 2; ++answers) {
        at = outcome.received.find("HTTP/1.1 ", at);
        const std::string date = fieldOf(std::string_view(outcome.received).substr(at++), "Date");
        EXPECT_EQ(date.size(), 29U) << date; // "Sun, 06 Nov 1994 08:49:37 GMT"
        EXPECT_TRUE(date.ends_with(" GMT")) << date;
    }
}

TEST_F(ResponseFieldConformance, aHeadOfManyLinesAndOptionsIsNoWorkForLong)
{
    std::string options = "a";
    while (options.size() < 30'000)
        options += ",a";
    std::string lines;
    while (lines.size() < 30'000)
        lines += "b:\r\n";
    startAnswering(ok + "Content-Length: 0\r\nConnection: " + options + "\r\n" + lines + "\r\n");
    const auto begin = std::chrono::steady_clock::now();
    const Outcome outcome = talk("GET {target}/raw HTTP/1.1\r\n{fields}\r\n");
    EXPECT_EQ(outcome.statuses, "200 200");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(400));
}
