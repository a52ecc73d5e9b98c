// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/gateway_fixture.h"

#include <atomic>
#include <future>
#include <ostream>

using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

const std::string ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

class PooledConnections : public GatewayFixture
{
protected:
    /// Answers the first request of each connection with `answer`; what it does with the second is `second`'s.
    void startAnsweringOnce(std::function<void(BlockingClient &)> second, const std::string &answer = ok)
    {
        start([this, second = std::move(second), answer](BlockingClient &peer) {
            if (peer.readUntil("\r\n\r\n").empty())
                return;
            peer.send(answer);
            const std::string head = peer.readUntil("\r\n\r\n");
            if (head.empty())
                return;
            ++m_seconds;
            second(peer);
        });
    }

    /// One ordinary request and answer, after which the gateway holds an idle connection.
    void warmUp(BlockingClient &client)
    {
        client.send(head("GET", "/first") + "\r\n");
        ASSERT_TRUE(client.readResponse().starts_with("HTTP/1.1 200"));
        ASSERT_EQ(m_upstream->connections(), 1);
    }

    std::atomic<int> m_seconds = 0;
};

/// A request that meets a kept connection just as the sandbox closes it.
struct StaleRow
{
    const char *name;
    const char *method;
    const char *fieldsAndBody;
    bool isSentAgain;
};

void PrintTo(const StaleRow &row, std::ostream *out)
{
    *out << row.name;
}

class StaleConnection : public PooledConnections, public testing::WithParamInterface<StaleRow>
{};

} // namespace

// RFC 9112, 9.3.1; RFC 9110, 9.2.2
TEST_P(StaleConnection, isReplacedOnlyForWhatMayBeSentTwice)
{
    const StaleRow &row = GetParam();
    startAnsweringOnce([](BlockingClient &) {}); // hangs up on the second
    BlockingClient client = connect();
    warmUp(client);
    client.send(head(row.method, "/second") + row.fieldsAndBody);
    const std::string answer = client.readUntil("\r\n\r\n");
    EXPECT_TRUE(answer.starts_with(row.isSentAgain ? "HTTP/1.1 200 " : "HTTP/1.1 502 ")) << answer;
    EXPECT_EQ(m_upstream->connections(), row.isSentAgain ? 2 : 1);
    EXPECT_EQ(m_seconds, 1);
}

INSTANTIATE_TEST_SUITE_P(Rows, StaleConnection,
                         testing::Values(StaleRow{"get", "GET", "\r\n", true}, StaleRow{"head", "HEAD", "\r\n", true},
                                         StaleRow{"options", "OPTIONS", "\r\n", true},
                                         StaleRow{"delete", "DELETE", "\r\n", true},
                                         StaleRow{"putWithoutBody", "PUT", "Content-Length: 0\r\n\r\n", true},
                                         StaleRow{"putWithBody", "PUT", "Content-Length: 2\r\n\r\nhi", false},
                                         StaleRow{"deleteWithChunks", "DELETE",
                                                  "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", false},
                                         StaleRow{"getWithBody", "GET", "Content-Length: 2\r\n\r\nhi", false},
                                         StaleRow{"post", "POST", "Content-Length: 0\r\n\r\n", false},
                                         StaleRow{"patch", "PATCH", "Content-Length: 0\r\n\r\n", false},
                                         StaleRow{"other", "PURGE", "\r\n", false}),
                         [](const auto &row) { return row.param.name; });

TEST_F(PooledConnections, aRequestIsSentAgainOnceOnly)
{
    std::atomic<int> requests = 0;
    start([&requests](BlockingClient &peer) {
        if (peer.readUntil("\r\n\r\n").empty() || ++requests > 1)
            return;
        peer.send(ok);
        if (!peer.readUntil("\r\n\r\n").empty())
            ++requests;
    });
    BlockingClient client = connect();
    warmUp(client);
    client.send(head("GET", "/second") + "\r\n");
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 502 "));
    EXPECT_EQ(requests, 3); // the first; the second on the kept connection; the second on a new one
}

TEST_F(PooledConnections, anAnswerThatHasBegunIsNotAskedForAgain)
{
    startAnsweringOnce([](BlockingClient &peer) { peer.send("HTTP/1.1 200 OK\r\nContent-"); });
    BlockingClient client = connect();
    warmUp(client);
    client.send(head("GET", "/second") + "\r\n");
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 502 "));
    EXPECT_EQ(m_upstream->connections(), 1);
}

TEST_F(PooledConnections, aNewConnectionThatEndsIsNoReasonToTryAgain)
{
    start([](BlockingClient &peer) { peer.readUntil("\r\n\r\n"); });
    BlockingClient client = connect();
    client.send(head("GET", "/") + "\r\n");
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 502 "));
    EXPECT_EQ(m_upstream->connections(), 1);
}

/// Whether the connection may serve the next request.
struct ReuseRow
{
    const char *name;
    const char *method;
    std::string answer;
    bool isReused;
};

void PrintTo(const ReuseRow &row, std::ostream *out)
{
    *out << row.name;
}

namespace {

class Reuse : public PooledConnections, public testing::WithParamInterface<ReuseRow>
{};

} // namespace

TEST_P(Reuse, followsTheAnswer)
{
    const ReuseRow &row = GetParam();
    start([&row](BlockingClient &peer) {
        while (!peer.readUntil("\r\n\r\n").empty())
            peer.send(row.answer);
    });
    BlockingClient client = connect();
    for (int i = 0; i < 3; ++i) {
        client.send(head(row.method, "/") + "\r\n");
        EXPECT_TRUE(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 ")) << i;
        if (row.answer.ends_with("ok") && std::string_view(row.method) == "GET") {
            EXPECT_EQ(client.readExactly(2), "ok");
        } else if (row.answer.ends_with("0\r\n\r\n")) {
            EXPECT_EQ(client.readUntil("0\r\n\r\n"), "2\r\nok\r\n0\r\n\r\n");
        }
    }
    EXPECT_EQ(m_upstream->connections(), row.isReused ? 1 : 3);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, Reuse,
    testing::Values(
        ReuseRow{"length", "GET", ok, true},
        ReuseRow{"head", "HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", true},
        ReuseRow{"noContent", "GET", "HTTP/1.1 204 No Content\r\n\r\n", true},
        ReuseRow{"notModified", "GET", "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nContent-Length: 2\r\n\r\n", true},
        ReuseRow{"chunked", "GET", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", true},
        ReuseRow{"close", "GET", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok", false},
        ReuseRow{"oldVersion", "GET", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", false},
        ReuseRow{"oldVersionKeptAlive", "GET",
                 "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok", true},
        // What comes behind an answer would be taken for the next one's.
        ReuseRow{"unaskedBytes", "HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", false}),
    [](const auto &row) { return row.param.name; });

TEST_F(PooledConnections, areNotSharedBetweenSandboxes)
{
    start([](BlockingClient &peer) {
        while (!peer.readUntil("\r\n\r\n").empty())
            peer.send(ok);
    });
    BlockingClient client = connect();
    warmUp(client);
    // The same address and port: two pods in turn, say.
    client.send("GET " + target("/", "other") + " HTTP/1.1\r\nHost: x\r\nX-Access-Token: " + otherToken + "\r\n\r\n");
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 200 "));
    EXPECT_EQ(m_upstream->connections(), 2);
}

TEST_F(PooledConnections, anAbandonedUploadEndsAtTheUpstream)
{
    std::promise<std::string> got;
    start([&got](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        got.set_value(peer.readAll());
    });
    {
        BlockingClient client = connect();
        client.send(head("POST", "/") + "Content-Length: 1000\r\n\r\nhalf");
        client.reset();
    }
    std::future<std::string> body = got.get_future();
    ASSERT_EQ(body.wait_for(std::chrono::seconds(5)), std::future_status::ready);
    EXPECT_TRUE(body.get().size() <= 4); // and not 1000 bytes of anything
}

TEST_F(PooledConnections, anUpstreamThatEndsDuringAnUploadIsABadGateway)
{
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.reset();
    });
    BlockingClient client = connect();
    client.send(head("POST", "/") + "Content-Length: 1000\r\n\r\nhalf");
    EXPECT_TRUE(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 502 "));
    EXPECT_EQ(m_upstream->connections(), 1);
}

// RFC 9110, 14: parts are the sandbox's affair; the question and the answer pass as they are.
TEST_F(PooledConnections, rangesPass)
{
    std::promise<std::string> asked;
    start([&asked](BlockingClient &peer) {
        asked.set_value(peer.readUntil("\r\n\r\n"));
        peer.send("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 2-4/10\r\nContent-Length: 3\r\n\r\ncde");
        peer.readAll();
    });
    BlockingClient client = connect();
    client.send(head("GET", "/file") + "Range: bytes=2-4\r\nIf-Range: \"tag\"\r\n\r\n");
    const std::string answer = client.readResponse();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 206 Partial Content\r\n")) << answer;
    EXPECT_NE(answer.find("Content-Range: bytes 2-4/10\r\n"), std::string::npos);
    EXPECT_TRUE(answer.ends_with("\r\n\r\ncde"));
    const std::string request = asked.get_future().get();
    EXPECT_NE(request.find("Range: bytes=2-4\r\nIf-Range: \"tag\"\r\n"), std::string::npos) << request;
}

TEST_F(PooledConnections, noInterimResponseReachesAnOldClient) // RFC 9110, 15.2
{
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ok);
        peer.readAll();
    });
    BlockingClient client = connect();
    client.send("GET " + target("/") + " HTTP/1.0\r\nX-Access-Token: " + sandboxToken + "\r\n\r\n");
    const std::string all = client.readAll();
    EXPECT_TRUE(all.starts_with("HTTP/1.1 200 OK\r\n")) << all;
    EXPECT_TRUE(all.ends_with("\r\n\r\nok")) << all;
}
