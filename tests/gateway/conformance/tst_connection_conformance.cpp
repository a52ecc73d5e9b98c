// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/request_row.h"

#include <sys/socket.h>
#include <sys/time.h>

using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

const std::string wrong = "Host: x\r\nX-Access-Token: wrong\r\n";

std::string get(const std::string &path, const std::string &lines = "{fields}")
{
    return "GET {target}" + path + " HTTP/1.1\r\n" + lines + "\r\n";
}

std::string post(const std::string &path, const std::string &body, const std::string &lines = "{fields}")
{
    return "POST {target}" + path + " HTTP/1.1\r\n" + lines + "Content-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

class ConnectionConformance : public RequestRowTest
{};

constexpr const char *pipelining = "RFC 9112, 9.3.2";
constexpr const char *persistence = "RFC 9112, 9.3";

} // namespace

TEST_P(ConnectionConformance, isAsWritten)
{
    check();
}

INSTANTIATE_TEST_SUITE_P(
    Pipelines, ConnectionConformance,
    testing::Values(
        RequestRow{"three", pipelining, get("/a") + get("/b") + get("/c"), "200 200 200 200",
                   "GET /a; GET /b; GET /c; GET /last"},
        RequestRow{"bodies", pipelining, post("/a", "abc") + post("/b", "de"), "200 200 200",
                   "POST /a [abc]; POST /b [de]; GET /last"},
        RequestRow{"emptyLinesBetween", "RFC 9112, 2.2", get("/a") + "\r\n" + get("/b"), "200 200 200",
                   "GET /a; GET /b; GET /last"},
        RequestRow{"wrongTokenSecond", "each request is judged", get("/a") + get("/b", wrong), "200 401 200",
                   "GET /a; GET /last"},
        RequestRow{"wrongTokenFirst", "each request is judged", get("/a", wrong) + get("/b"), "401 200 200",
                   "GET /b; GET /last"},
        RequestRow{"noTokenSecond", "each request is judged", get("/a") + get("/b", "Host: x\r\n"), "200 401 200",
                   "GET /a; GET /last"},
        RequestRow{"otherSandboxSecond", "each request is judged",
                   get("/a") + "GET /api/v1/sandbox/other/port/{port}/b HTTP/1.1\r\n{fields}\r\n", "200 401 200",
                   "GET /a; GET /last"},
        RequestRow{"bodyOfTheRefused", "RFC 9112, 6.3", post("/a", "GET / HTTP/1.1\r\n\r\n", wrong), "401 200",
                   "GET /last"},
        RequestRow{"chunksOfTheRefused", "RFC 9112, 6.3",
                   "POST {target}/a HTTP/1.1\r\n" + wrong + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                   "401", ""},
        RequestRow{"largeBodyOfTheRefused", "RFC 9112, 9.6", post("/a", std::string(100'000, 'x'), wrong), "401", ""},
        RequestRow{"malformedSecond", "RFC 9112, 9.6", get("/a") + "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "200 400",
                   "GET /a"}),
    nameOf);

INSTANTIATE_TEST_SUITE_P(
    Persistence, ConnectionConformance,
    testing::Values(
        RequestRow{"close", persistence, get("/a", "{fields}Connection: close\r\n"), "200", "GET /a"},
        RequestRow{"closeInAnyCase", persistence, get("/a", "{fields}connection: CLOSE\r\n"), "200", "GET /a"},
        RequestRow{"closeInAList", persistence, get("/a", "{fields}Connection: x, close\r\n"), "200", "GET /a"},
        RequestRow{"closeInAnotherLine", persistence, get("/a", "{fields}Connection: x\r\nConnection: close\r\n"),
                   "200", "GET /a"},
        RequestRow{"closeAndKeepAlive", persistence, get("/a", "{fields}Connection: keep-alive, close\r\n"), "200",
                   "GET /a"},
        RequestRow{"keepAlive", persistence, get("/a", "{fields}Connection: keep-alive\r\n"), "200 200",
                   "GET /a; GET /last"},
        RequestRow{"oldVersion", persistence, "GET {target}/a HTTP/1.0\r\n{fields}\r\n", "200", "GET /a"},
        RequestRow{"oldVersionKeepAlive", persistence,
                   "GET {target}/a HTTP/1.0\r\n{fields}Connection: Keep-Alive\r\n\r\n", "200 200", "GET /a; GET /last"},
        RequestRow{"oldVersionWithoutHost", "RFC 9112, 3.2",
                   "GET {target}/a HTTP/1.0\r\nX-Access-Token: {token}\r\n\r\n", "200", "GET /a"},
        RequestRow{"refusedAndClose", persistence, get("/a", wrong + "Connection: close\r\n"), "401", ""},
        RequestRow{"nominatesLength", "RFC 9110, 7.6.1",
                   "POST {target}/a HTTP/1.1\r\n{fields}Connection: Content-Length\r\nContent-Length: 3\r\n\r\nabc",
                   "200 200", "POST /a [abc]; GET /last"},
        RequestRow{"otherUpgrade", "RFC 9110, 7.8",
                   get("/a", "{fields}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                             "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n"),
                   "200 200", "GET /a; GET /last"},
        RequestRow{"expectAndSend", "RFC 9110, 10.1.1",
                   "POST {target}/a HTTP/1.1\r\n{fields}Expect: 100-continue\r\nContent-Length: 3\r\n\r\nabc",
                   "200 200", "POST /a [abc]; GET /last"},
        RequestRow{"expectWithoutBody", "RFC 9110, 10.1.1", get("/a", "{fields}Expect: 100-continue\r\n"), "200 200",
                   "GET /a; GET /last"}),
    nameOf);

class SlowConformance : public ConformanceFixture
{};

TEST_F(SlowConformance, aHeadThatDoesNotEndIsAnsweredAndClosed)
{
    startRecording();
    const Outcome outcome = talk("GET {target}/ HTTP/1.1\r\nHost: x\r\nX-Sl", "");
    EXPECT_EQ(outcome.statuses, "408"); // RFC 9110, 15.5.9
    EXPECT_EQ(outcome.seen, "");
}

TEST_F(SlowConformance, aLineThatComesNowAndThenDoesNotHelp)
{
    startRecording();
    BlockingClient client = connect();
    client.send(filled("GET {target}/ HTTP/1.1\r\n"));
    const timeval tick{0, 50'000};
    ::setsockopt(client.descriptor(), SOL_SOCKET, SO_RCVTIMEO, &tick, sizeof tick);
    const auto begin = std::chrono::steady_clock::now();
    std::string answer;
    while (answer.empty() && client.send("X: y\r\n"))
        answer = client.readUntil("\r\n\r\n"); // gives up after a tick
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 408 ")) << answer;
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST_F(SlowConformance, aBodyThatOnlyDripsIsAnsweredAndClosed)
{
    startRecording();
    for (const char *framing : {"Content-Length: 1000", "Content-Length: 1000000", "Transfer-Encoding: chunked"}) {
        BlockingClient client = connect();
        client.send(filled("POST {target}/ HTTP/1.1\r\n{fields}" + std::string(framing) + "\r\n\r\n"));
        const timeval tick{0, 50'000};
        ::setsockopt(client.descriptor(), SOL_SOCKET, SO_RCVTIMEO, &tick, sizeof tick);
        const std::string drop = framing[0] == 'T' ? "1\r\nx\r\n" : "x";
        const auto begin = std::chrono::steady_clock::now();
        std::string answer;
        while (answer.empty() && client.send(drop))
            answer = client.readUntil("\r\n\r\n"); // gives up after a tick
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 408 ")) << framing << '\n' << answer;
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5)) << framing;
    }
}

TEST_F(SlowConformance, whoIsRefusedDoesNotDripOn)
{
    startRecording();
    BlockingClient client = connect();
    client.send(filled("POST {target}/ HTTP/1.1\r\n" + wrong + "Content-Length: 60000\r\n\r\n"));
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 401 "));
    const timeval tick{0, 50'000};
    ::setsockopt(client.descriptor(), SOL_SOCKET, SO_RCVTIMEO, &tick, sizeof tick);
    const auto begin = std::chrono::steady_clock::now();
    const auto isEarly = [begin] { return std::chrono::steady_clock::now() - begin < std::chrono::seconds(5); };
    while (!client.hasEnded() && isEarly() && client.send("x"))
        client.readUntil("\r\n\r\n"); // gives up after a tick
    EXPECT_TRUE(isEarly());
}

TEST_F(SlowConformance, aBodyThatStopsIsAnsweredAndClosed)
{
    startRecording();
    const Outcome outcome = talk("POST {target}/ HTTP/1.1\r\n{fields}Content-Length: 10\r\n\r\nabc", "");
    EXPECT_EQ(outcome.statuses, "408");
    EXPECT_EQ(outcome.seen, "");
}

TEST_F(SlowConformance, aHeadThatEndsEarlyIsNoRequest)
{
    startRecording();
    BlockingClient client = connect();
    client.send(filled("GET {target}/ HTTP/1.1\r\n{fields}"));
    client.shutdownSend();
    const std::string answer = client.readAll();
    EXPECT_TRUE(answer.empty() || answer.starts_with("HTTP/1.1 400 ")) << answer;
    EXPECT_EQ(m_upstream->connections(), 0);
}
