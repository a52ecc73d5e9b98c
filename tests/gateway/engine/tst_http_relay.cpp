// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/gateway_fixture.h"

#include <poll.h>

#include <future>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

class HttpRelayTest : public GatewayFixture
{
protected:
    /// An upstream that answers each request head with `answer`, and shows the head it saw in m_seen.
    void startAnswering(const std::string &answer)
    {
        start([this, answer](BlockingClient &peer) {
            for (std::string request; !(request = peer.readUntil("\r\n\r\n")).empty();) {
                {
                    const std::lock_guard lock(m_mutex);
                    m_seen = request;
                }
                peer.send(answer);
            }
        });
    }

    std::string seen()
    {
        const std::lock_guard lock(m_mutex);
        return m_seen;
    }

    std::mutex m_mutex;
    std::string m_seen;
};

constexpr const char *ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-App: 1\r\n\r\nhi";

} // namespace

TEST_F(HttpRelayTest, relaysARequestAndKeepsBothConnections)
{
    startAnswering(ok);
    BlockingClient client = connect();
    for (int i = 0; i < 3; ++i) {
        client.send(head("GET", "/a%2Fb/../c//d?x=%20&y") + "Accept: */*\r\n\r\n");
        const std::string answer = client.readResponse();
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 OK\r\nX-App: 1\r\n")) << answer;
        EXPECT_TRUE(answer.ends_with("\r\n\r\nhi"));
    }
    EXPECT_EQ(m_upstream->connections(), 1);
    EXPECT_TRUE(seen().starts_with("GET /a%2Fb/../c//d?x=%20&y HTTP/1.1\r\nHost: gw.example\r\nAccept: */*\r\n"))
        << seen();
    EXPECT_EQ(seen().find(sandboxToken), std::string::npos);
}

TEST_F(HttpRelayTest, dropsWhatIsHopByHopOrForged)
{
    startAnswering(ok);
    BlockingClient client = connect();
    client.send(head("GET", "/") +
                "Connection: X-Hop, keep-alive\r\nX-Hop: 1\r\nKeep-Alive: 5\r\nTE: trailers\r\n"
                "Upgrade: h2c\r\nHTTP2-Settings: AAA\r\nX-Forwarded-For: 9.9.9.9\r\nForwarded: for=9.9.9.9\r\n"
                "X-Forwarded-Proto: https\r\nProxy-Authorization: x\r\nX-Kept: 1\r\n\r\n");
    client.readResponse();
    const std::string request = seen();
    for (const char *gone : {"X-Hop", "Keep-Alive", "TE:", "Upgrade", "HTTP2", "9.9.9.9", "https", "Proxy-"})
        EXPECT_EQ(request.find(gone), std::string::npos) << gone << "\n" << request;
    EXPECT_NE(request.find("X-Kept: 1\r\n"), std::string::npos);
    EXPECT_NE(request.find("X-Forwarded-For: 127.0.0.1\r\n"), std::string::npos);
}

TEST_F(HttpRelayTest, passesBodiesOfBothFramingsBothWays)
{
    start([](BlockingClient &peer) {
        const std::string first = peer.readUntil("\r\n\r\n");
        EXPECT_NE(first.find("Content-Length: 3\r\n"), std::string::npos);
        EXPECT_EQ(peer.readExactly(3), "abc");
        peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n");
        const std::string second = peer.readUntil("\r\n\r\n");
        EXPECT_NE(second.find("Transfer-Encoding: chunked\r\n"), std::string::npos);
        EXPECT_EQ(peer.readUntil("0\r\nX-Up: t\r\n\r\n"), "3\r\nabc\r\n0\r\nX-Up: t\r\n\r\n");
        peer.send("HTTP/1.1 200 OK\r\n\r\nuntil close");
    });
    BlockingClient client = connect();
    client.send(head("POST", "/") + "Content-Length: 3\r\n\r\nabc");
    EXPECT_TRUE(client.readUntil("X-Trailer: t\r\n\r\n").ends_with("2\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n"));
    client.send(head("POST", "/") +
                "Transfer-Encoding: chunked\r\n\r\n3;ext\r\nabc\r\n0\r\nX-Up: t\r\nX-Access-Token: secret\r\n\r\n");
    EXPECT_TRUE(client.readUntil("0\r\n\r\n").ends_with("b\r\nuntil close\r\n0\r\n\r\n"));
}

TEST_F(HttpRelayTest, passesAHeadRequestWithItsLength)
{
    start([](BlockingClient &peer) {
        while (!peer.readUntil("\r\n\r\n").empty())
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
    });
    BlockingClient client = connect();
    for (int i = 0; i < 2; ++i) {
        client.send(head("HEAD", "/") + "\r\n");
        EXPECT_NE(client.readUntil("\r\n\r\n").find("Content-Length: 100\r\n"), std::string::npos);
    }
    EXPECT_EQ(m_upstream->connections(), 1);
}

TEST_F(HttpRelayTest, sendsTheHeadOfAStreamBeforeItsFirstEvent)
{
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
        peer.readExactly(1); // until the gateway hangs up
    });
    BlockingClient client = connect();
    client.send(head("GET", "/sse") + "\r\n");
    EXPECT_NE(client.readUntil("\r\n\r\n").find("text/event-stream"), std::string::npos);
}

/// The client closes its side behind its request, or its requests, and reads on.
TEST_F(HttpRelayTest, answersAClientThatHasClosedItsSide)
{
    std::promise<void> closed;
    start([isClosed = closed.get_future().share()](BlockingClient &peer) {
        for (std::string request; !(request = peer.readUntil("\r\n\r\n")).empty();) {
            if (request.starts_with("POST")) {
                EXPECT_EQ(peer.readExactly(4), "body");
            }
            isClosed.wait();
            peer.send(ok);
        }
    });
    BlockingClient client = connect();
    client.send(head("POST", "/") + "Content-Length: 4\r\n\r\nbody" + head("GET", "/") + "\r\n");
    client.shutdownSend();
    closed.set_value();
    EXPECT_TRUE(client.readResponse().ends_with("\r\n\r\nhi"));
    EXPECT_TRUE(client.readResponse().ends_with("\r\n\r\nhi"));
    EXPECT_EQ(client.readAll(), "");
    EXPECT_FALSE(client.wasReset());
}

TEST_F(HttpRelayTest, tellsAClientThatHasClosedItsSideWhatFailed)
{
    start([](BlockingClient &peer) { peer.readUntil("\r\n\r\n"); });
    BlockingClient client = connect();
    client.send(head("GET", "/") + "\r\n");
    client.shutdownSend();
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 502 "));
}

TEST_F(HttpRelayTest, movesALargeBodyBothWays)
{
    static const std::string large(20'000'000, 'x'); // the upstream's thread ends after the test
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        EXPECT_EQ(peer.readExactly(large.size()), large);
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(large.size()) + "\r\n\r\n");
        peer.send(large);
    });
    BlockingClient client = connect();
    client.send(head("POST", "/") + "Content-Length: " + std::to_string(large.size()) + "\r\n\r\n");
    client.send(large);
    EXPECT_TRUE(client.readResponse().ends_with(large));
}

TEST_F(HttpRelayTest, passesAnEarlyAnswerAtOnce)
{
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");
        peer.readAll();
    });
    BlockingClient client = connect();
    client.send(head("POST", "/") + "Content-Length: 1000\r\n\r\nonly a part");
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 413"));
}

TEST_F(HttpRelayTest, relaysInterimResponses)
{
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send("HTTP/1.1 100 Continue\r\n\r\n");
        EXPECT_EQ(peer.readExactly(2), "hi");
        peer.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
    });
    BlockingClient client = connect();
    client.send(head("POST", "/") + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.readUntil("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hi");
    EXPECT_EQ(client.readUntil("\r\n\r\n"), "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
    EXPECT_TRUE(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 204 No Content\r\n"));
}

TEST_F(HttpRelayTest, retriesOnceWhereAKeptConnectionWasJustClosed)
{
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send(ok);
    });
    BlockingClient client = connect();
    for (int i = 0; i < 5; ++i) {
        client.send(head("GET", "/") + "\r\n");
        EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 200"));
    }
}

TEST_F(HttpRelayTest, abortsTheUpstreamWhenTheClientGoes)
{
    std::promise<void> ended;
    start([&ended](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.readAll();
        ended.set_value();
    });
    {
        BlockingClient client = connect();
        client.send(head("GET", "/") + "\r\n");
    }
    EXPECT_EQ(ended.get_future().wait_for(std::chrono::seconds(5)), std::future_status::ready);
}

struct TruncationRow
{
    const char *name;
    const char *answer;
};

class TruncationTest : public HttpRelayTest, public testing::WithParamInterface<TruncationRow>
{};

TEST_P(TruncationTest, neverLooksComplete)
{
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send(GetParam().answer);
        peer.reset();
    });
    BlockingClient client = connect();
    client.send(head("GET", "/") + "Connection: close\r\n\r\n");
    const std::string all = client.readAll();
    EXPECT_TRUE(client.wasReset() || all.starts_with("HTTP/1.1 502")) << all;
    EXPECT_FALSE(all.ends_with("0\r\n\r\n"));
}

INSTANTIATE_TEST_SUITE_P(Rows, TruncationTest,
                         testing::Values(TruncationRow{"length", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"},
                                         TruncationRow{"chunked",
                                                       "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha"},
                                         TruncationRow{"untilClose", "HTTP/1.1 200 OK\r\n\r\nhalf"},
                                         TruncationRow{"head", "HTTP/1.1 200 OK\r\nContent-"}),
                         [](const auto &row) { return row.param.name; });

/// Two requests in one write; the answer to the second breaks off while the client has not read the first.
TEST_F(HttpRelayTest, losesNoEarlierAnswerToACut)
{
    const std::string body(1'000'000, 'x');
    std::promise<void> cut;
    start([&](BlockingClient &peer) {
        // The gateway may come with the second request on a connection of its own.
        for (std::string request; !(request = peer.readUntil("\r\n\r\n")).empty();) {
            const bool isFirst = request.starts_with("GET /1");
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + (isFirst ? "1000000\r\n\r\n" + body : "10\r\n\r\nhalf"));
            if (isFirst)
                continue;
            peer.shutdownSend();
            cut.set_value();
        }
    });
    BlockingClient client = connect();
    client.send(head("GET", "/1") + "\r\n" + head("GET", "/2") + "\r\n");
    cut.get_future().wait();
    pollfd reset{client.descriptor(), 0, 0};
    EXPECT_EQ(::poll(&reset, 1, 100), 0) << "reset before all was delivered"; // the gateway's time to do so
    const std::string all = client.readAll();
    EXPECT_NE(all.find(body), std::string::npos);
    EXPECT_TRUE(all.ends_with("half"));
    EXPECT_TRUE(client.wasReset());
}

struct BadAnswerRow
{
    const char *name;
    std::string answer;
    int status;
};

class BadAnswerTest : public HttpRelayTest, public testing::WithParamInterface<BadAnswerRow>
{};

TEST_P(BadAnswerTest, becomesAnErrorOfOurs)
{
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send(GetParam().answer);
        if (!GetParam().answer.empty())
            peer.shutdownSend();
        peer.readAll();
    });
    BlockingClient client = connect();
    client.send(head("GET", "/") + "\r\n");
    const std::string answer = client.readResponse();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 " + std::to_string(GetParam().status))) << answer;
    EXPECT_NE(answer.find("\"requestId\":\""), std::string::npos);
    EXPECT_EQ(answer.find("127.0.0.1"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadAnswerTest,
    testing::Values(
        BadAnswerRow{"nothing", "", 504}, BadAnswerRow{"garbage", "SSH-2.0-OpenSSH\r\n", 502},
        BadAnswerRow{"splitting", "HTTP/1.1 200 OK\r\nA: b\nSet-Cookie: x\r\n\r\n", 502},
        BadAnswerRow{"twoLengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 502},
        BadAnswerRow{"lengthAndCoding",
                     "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 502},
        BadAnswerRow{"unaskedSwitch", switchingProtocols + "\r\n", 502},
        BadAnswerRow{"version", "HTTP/2 200\r\n\r\n", 502}),
    [](const auto &row) { return row.param.name; });

struct JudgementRow
{
    const char *name;
    const char *id;
    std::string token;
    RouteTable::Freshness freshness;
    int status;
};

class JudgementTest : public HttpRelayTest, public testing::WithParamInterface<JudgementRow>
{};

TEST_P(JudgementTest, answersByTheTable)
{
    startAnswering(ok);
    m_gateway->publish(routes(GetParam().freshness));
    BlockingClient client = connect();
    const std::string token = GetParam().token.empty() ? "" : "X-Access-Token: " + GetParam().token + "\r\n";
    client.send("GET " + target("/", GetParam().id) + " HTTP/1.1\r\nHost: x\r\n" + token + "\r\n");
    const std::string answer = client.readResponse();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 " + std::to_string(GetParam().status))) << answer;
    EXPECT_EQ(m_upstream->connections(), GetParam().status == 200 ? 1 : 0);
}

using Freshness = RouteTable::Freshness;

INSTANTIATE_TEST_SUITE_P(
    Rows, JudgementTest,
    testing::Values(JudgementRow{"right", "good", sandboxToken, Freshness::Current, 200},
                    JudgementRow{"missing", "good", "", Freshness::Current, 401},
                    JudgementRow{"wrong", "good", std::string(64, 'c'), Freshness::Current, 401},
                    JudgementRow{"foreign", "good", otherToken, Freshness::Current, 401},
                    JudgementRow{"hasNone", "untokened", sandboxToken, Freshness::Current, 401},
                    JudgementRow{"unknown", "absent", sandboxToken, Freshness::Current, 404},
                    JudgementRow{"unknownWithAnyToken", "absent", std::string(64, 'c'), Freshness::Current, 401},
                    JudgementRow{"staleUnknownWithAnyToken", "absent", std::string(64, 'c'), Freshness::Stale, 401},
                    JudgementRow{"unknownWithoutToken", "absent", "", Freshness::Current, 401},
                    JudgementRow{"unaddressed", "unaddressed", sandboxToken, Freshness::Current, 404},
                    JudgementRow{"staleKnown", "good", sandboxToken, Freshness::Stale, 200},
                    JudgementRow{"staleUnknown", "absent", sandboxToken, Freshness::Stale, 503},
                    JudgementRow{"notLoaded", "good", sandboxToken, Freshness::NotLoaded, 503}),
    [](const auto &row) { return row.param.name; });

TEST_F(HttpRelayTest, answersARefusedConnectionWith502)
{
    startAnswering(ok);
    BlockingClient client = connect();
    client.send("GET /api/v1/sandbox/good/port/1/ HTTP/1.1\r\nHost: x\r\nX-Access-Token: " + sandboxToken + "\r\n\r\n");
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 502"));
}

TEST_F(HttpRelayTest, takesARotatedTokenAtOnce)
{
    startAnswering(ok);
    BlockingClient client = connect();
    client.send(head("GET", "/") + "\r\n");
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 200")); // accepted, and waiting for the next
    publishGood([](Route &route) { route.token = base::digest(otherToken); });
    client.send(head("GET", "/") + "\r\n");
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 401"));
}

TEST_F(HttpRelayTest, whatBelongsToOneHopPassesInNoResponse)
{
    const std::string hop = "Proxy-Authenticate: Basic realm=x\r\nProxy-Authentication-Info: a=b\r\n";
    for (const char *status : {"200 OK", "407 Proxy Authentication Required", "426 Upgrade Required"}) {
        startAnswering("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n" + hop + "\r\nHTTP/1.1 " + status + "\r\n" + hop +
                       "Content-Length: 2\r\n\r\nhi");
        BlockingClient client = connect();
        client.send(head("GET", "/") + "Connection: close\r\n\r\n");
        const std::string answer = client.readAll();
        EXPECT_NE(answer.find("HTTP/1.1 " + std::string(status)), std::string::npos) << answer;
        EXPECT_NE(answer.find("Link: </a>"), std::string::npos) << answer;
        EXPECT_EQ(answer.find("Proxy-"), std::string::npos) << answer;
        TearDown();
    }
}
